/** A trade as it stands in a firm's name. */
export interface Trade {
  readonly zh: string;
  readonly en: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** GB/T 4754 code, word, its reading, its English; several lines for one code are chosen between. */
const lines = `
01|农业|nong ye|Agriculture
01|种植|zhong zhi|Planting
0141|蔬菜|shu cai|Vegetables
0143|花卉|hua hui|Flowers
0153|柑橘|gan ju|Citrus
0164|茶业|cha ye|Tea
015|果业|guo ye|Fruit
017|药材|yao cai|Herbs
011|粮油|liang you|Grain
02|林业|lin ye|Forestry
021|苗木|miao mu|Nursery
03|牧业|mu ye|Livestock
03|养殖|yang zhi|Breeding
04|水产|shui chan|Aquaculture
05|农服|nong fu|Farm Services
0511|种业|zhong ye|Seeds
06|煤业|mei ye|Coal
07|油气|you qi|Oil and Gas
08|铁矿|tie kuang|Iron Ore
09|有色矿业|you se kuang ye|Non-ferrous Mining
10|矿业|kuang ye|Quarrying
11|采掘服务|cai jue fu wu|Mining Services
12|矿产|kuang chan|Minerals
13|农产品加工|nong chan pin jia gong|Farm Products
13|粮食加工|liang shi jia gong|Grain Milling
135|肉类食品|rou lei shi pin|Meat
14|食品|shi pin|Foods
14|食业|shi ye|Food Industry
146|调味品|tiao wei pin|Seasonings
1492|保健食品|bao jian shi pin|Health Foods
15|饮品|yin pin|Beverages
1512|酒业|jiu ye|Liquor
153|茶叶|cha ye|Tea Processing
16|烟草|yan cao|Tobacco
17|纺织|fang zhi|Textiles
18|服饰|fu shi|Apparel
19|鞋业|xie ye|Footwear
19|皮具|pi ju|Leather
20|木业|mu ye|Wood Products
21|家具|jia ju|Furniture
21|家居|jia ju|Home Furnishing
22|纸业|zhi ye|Paper
23|印务|yin wu|Printing
24|文体用品|wen ti yong pin|Recreation Goods
24|工艺品|gong yi pin|Crafts
25|能源化工|neng yuan hua gong|Fuels
26|化工|hua gong|Chemicals
26|化学|hua xue|Chemistry
264|涂料|tu liao|Coatings
265|合成材料|he cheng cai liao|Synthetic Materials
266|新材料|xin cai liao|New Materials
27|药业|yao ye|Pharmaceuticals
273|中药饮片|zhong yao yin pian|Herbal Slices
274|中药|zhong yao|Chinese Medicine
276|生物制药|sheng wu zhi yao|Biopharmaceuticals
277|卫生材料|wei sheng cai liao|Medical Materials
28|化纤|hua xian|Chemical Fibres
29|塑胶|su jiao|Plastics
291|橡胶|xiang jiao|Rubber
30|建材|jian cai|Building Materials
304|玻璃|bo li|Glass
307|陶瓷|tao ci|Ceramics
31|钢铁|gang tie|Steel
32|有色金属|you se jin shu|Non-ferrous Metals
33|金属制品|jin shu zhi pin|Metal Products
331|钢构|gang gou|Steel Structures
34|机械|ji xie|Machinery
34|通用装备|tong yong zhuang bei|General Equipment
342|机床|ji chuang|Machine Tools
3491|机器人|ji qi ren|Robots
344|泵阀|beng fa|Pumps and Valves
35|专用装备|zhuan yong zhuang bei|Special Equipment
358|医疗器械|yi liao qi xie|Medical Devices
359|环保装备|huan bao zhuang bei|Environmental Equipment
356|电子装备|dian zi zhuang bei|Electronic Equipment
36|汽车|qi che|Automobiles
367|汽车零部件|qi che ling bu jian|Auto Parts
3612|新能源汽车|xin neng yuan qi che|New Energy Vehicles
37|交通装备|jiao tong zhuang bei|Transport Equipment
371|轨道装备|gui dao zhuang bei|Rail Equipment
374|航空科技|hang kong ke ji|Aviation Technology
3742|航天科技|hang tian ke ji|Space Technology
38|电气|dian qi|Electrical
384|电池|dian chi|Batteries
3825|光伏|guang fu|Photovoltaics
385|电器|dian qi|Appliances
387|照明|zhao ming|Lighting
39|电子|dian zi|Electronics
391|计算机|ji suan ji|Computers
392|通信设备|tong xin she bei|Communication Equipment
3973|集成电路|ji cheng dian lu|Integrated Circuits
3974|显示科技|xian shi ke ji|Displays
3976|光电|guang dian|Optoelectronics
396|智能设备|zhi neng she bei|Smart Devices
398|电子元件|dian zi yuan jian|Electronic Components
40|仪器|yi qi|Instruments
40|仪表|yi biao|Meters
41|日用制品|ri yong zhi pin|Household Goods
42|再生资源|zai sheng zi yuan|Recycling
43|设备维修|she bei wei xiu|Equipment Repair
4343|航空维修|hang kong wei xiu|Aircraft Maintenance
44|电力|dian li|Electric Power
45|燃气|ran qi|Gas
46|水务|shui wu|Water
462|污水处理|wu shui chu li|Wastewater Treatment
47|建筑工程|jian zhu gong cheng|Building
48|土木工程|tu mu gong cheng|Civil Engineering
481|路桥工程|lu qiao gong cheng|Roads and Bridges
49|机电安装|ji dian an zhuang|Installation
50|装饰工程|zhuang shi gong cheng|Decoration
51|商贸|shang mao|Trading
51|贸易|mao yi|Wholesale
515|医药贸易|yi yao mao yi|Medicine Trading
517|机电贸易|ji dian mao yi|Machinery Trading
516|建材贸易|jian cai mao yi|Materials Trading
513|服装贸易|fu zhuang mao yi|Apparel Trading
52|零售|ling shou|Retail
52|百货|bai huo|Stores
525|药房|yao fang|Pharmacies
526|汽车销售|qi che xiao shou|Car Sales
5292|电子商务|dian zi shang wu|E-commerce
521|超市|chao shi|Supermarkets
53|铁路运输|tie lu yun shu|Railways
54|运输|yun shu|Transport
543|货运|huo yun|Freight
541|客运|ke yun|Passenger Transport
55|航运|hang yun|Shipping
56|航空|hang kong|Airlines
562|通用航空|tong yong hang kong|General Aviation
57|管道运输|guan dao yun shu|Pipelines
58|货运代理|huo yun dai li|Forwarding
582|供应链|gong ying lian|Supply Chain
59|仓储|cang chu|Warehousing
593|冷链|leng lian|Cold Chain
60|速递|su di|Express
61|酒店|jiu dian|Hotels
613|民宿|min su|Guesthouses
62|餐饮|can yin|Catering
622|快餐|kuai can|Fast Food
623|茶饮|cha yin|Drinks
63|通信|tong xin|Telecommunications
64|网络科技|wang luo ke ji|Internet
643|互联网平台|hu lian wang ping tai|Internet Platforms
645|数据科技|shu ju ke ji|Data
65|软件|ruan jian|Software
65|信息技术|xin xi ji shu|Information Technology
652|芯片设计|xin pian she ji|Chip Design
6572|游戏|you xi|Games
657|数字文创|shu zi wen chuang|Digital Content
653|系统集成|xi tong ji cheng|Systems Integration
66|金融服务|jin rong fu wu|Financial Services
663|融资租赁|rong zi zu lin|Finance Leasing
67|投资管理|tou zi guan li|Investment Management
68|保险服务|bao xian fu wu|Insurance Services
69|金融信息|jin rong xin xi|Financial Information
70|置业|zhi ye|Property
702|物业|wu ye|Property Management
703|房产经纪|fang chan jing ji|Estate Agency
71|租赁|zu lin|Leasing
72|商务服务|shang wu fu wu|Business Services
72|企业管理|qi ye guan li|Management
724|咨询|zi xun|Consulting
725|广告|guang gao|Advertising
726|人力资源|ren li zi yuan|Human Resources
727|安保|an bao|Security
728|会展|hui zhan|Exhibitions
7291|旅行社|lv xing she|Travel
73|研发|yan fa|Research
734|医学研究|yi xue yan jiu|Medical Research
732|工程研究|gong cheng yan jiu|Engineering Research
74|技术服务|ji shu fu wu|Technical Services
745|检测|jian ce|Testing
748|工程设计|gong cheng she ji|Engineering Design
749|创意设计|chuang yi she ji|Design
75|科技|ke ji|Technology
75|科技推广|ke ji tui guang|Technology Promotion
76|水利|shui li|Water Conservancy
77|生态环境|sheng tai huan jing|Ecology
772|环境治理|huan jing zhi li|Environmental Treatment
78|园林|yuan lin|Landscaping
786|景区|jing qu|Scenic Areas
79|土地整治|tu di zheng zhi|Land Services
80|家政|jia zheng|Home Services
804|美业|mei ye|Beauty
805|养生|yang sheng|Wellness
81|汽修|qi xiu|Car Repair
812|电脑维修|dian nao wei xiu|Computer Repair
82|保洁|bao jie|Cleaning
822|宠物|chong wu|Pet Care
83|教育|jiao yu|Education
839|培训|pei xun|Training
831|幼教|you jiao|Early Learning
84|医疗|yi liao|Medical Care
849|健康管理|jian kang guan li|Health Management
8416|康复|kang fu|Rehabilitation
85|养老|yang lao|Elder Care
86|出版|chu ban|Publishing
87|影视|ying shi|Film and Television
876|影院|ying yuan|Cinemas
88|文化|wen hua|Culture
885|文博|wen bo|Museums
881|演艺|yan yi|Performing Arts
89|体育|ti yu|Sports
893|健身|jian shen|Fitness
90|娱乐|yu le|Entertainment
903|休闲观光|xiu xian guan guang|Leisure
`;

const trades = new Map<string, Trade[]>();
for (const line of lines.trim().split("\n")) {
  const [code = "", zh = "", reading = "", en = ""] = line.split("|");
  const syllables = reading.split(" ");
  const trade = { zh, en, pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable[0] ?? "").join("") };
  trades.set(code, [...(trades.get(code) ?? []), trade]);
}

/** Every word that can stand in a name. */
export const tradeWords: readonly string[] = [...new Set([...trades.values()].flatMap((of) => of.map(({ zh }) => zh)))];

/**
 * The words for a class: those of the longest code that begins it.
 *
 * @throws RangeError if no code begins it.
 */
export function tradesOf(industryCode: string): readonly Trade[] {
  for (let length = industryCode.length; length >= 2; length -= 1) {
    const found = trades.get(industryCode.slice(0, length));
    if (found) return found;
  }
  throw new RangeError(`tradesOf: expected a code of a division of sections A to R, found ${industryCode}`);
}
