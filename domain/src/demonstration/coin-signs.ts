/** Signs that coined names are made of, each with one reading only. */
const signs =
  "蓉砚衡岷锦澜屿岚珩昱霁棠沅湘渝璟瑾瑜珞琨琪瑞祺祯禾秾穗稷粟蕴芷苒茗荃菁菡萱葳蒂蓝薇藜砾磊磐碧砺钧铂铭锐锋镕镜铎鑫钰川江沃泓洛洵浔涵淇渊渟湛溯溪滢漪潇澈瀚朗旭昊昕" +
  "晏晖晨暄暖曦月朔柚栩桐梓棋榆槿樾檀枫桢竹笙笛箫弦琴韵书画墨卷章简云霄雯霖霏霓雁鸿鹏鹤鹭鹿麒骏骐凤羽翎翊翔腾驰骁远宏宇寰宸宁安康泰谐睦恒久永弘毅志诚义仁德嘉佳善美";

/** Their readings without tones, in the same order. */
const readings = (
  "rong yan heng min jin lan yu lan heng yu ji tang yuan xiang yu jing jin yu luo kun " +
  "qi rui qi zhen he nong sui ji su yun zhi ran ming quan jing han xuan wei di lan " +
  "wei li li lei pan bi li jun bo ming rui feng rong jing duo xin yu chuan jiang wo " +
  "hong luo xun xun han qi yuan ting zhan su xi ying yi xiao che han lang xu hao xin " +
  "yan hui chen xuan nuan xi yue shuo you xu tong zi qi yu jin yue tan feng zhen zhu " +
  "sheng di xiao xian qin yun shu hua mo juan zhang jian yun xiao wen lin fei ni yan hong " +
  "peng he lu lu qi jun qi feng yu ling yi xiang teng chi xiao yuan hong yu huan chen " +
  "ning an kang tai xie mu heng jiu yong hong yi zhi cheng yi ren de jia jia shan mei"
).split(" ");

export const coinSigns: readonly string[] = [...signs];
export const coinReadings: readonly string[] = readings;
