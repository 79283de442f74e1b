/** Words and rows of keys that guessing begins with, lower case; digits behind them change nothing. */
export const commonPasswords: ReadonlySet<string> = new Set(`
0123456789 01234567890 012345678901 0987654321 098765432109 101010101010 111222333444 112233445566 121212121212
123123123123 123412341234 123456 1234567 12345678 123456789 1234567890 12345678901 123456789012 1234567890123
1234567890abc 123qweasdzxc 1314520 131452013145 147258369 147258369147 147896325 159357 159753159753 168168168168
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 5201314 5201314520 52013145201314
520520520520 666666666666 888888888888 987654321 987654321098 a123456789 a1234567890 a1b2c3d4e5 a1b2c3d4e5f6 aa123456
aa12345678 aa1234567890 abc abc123abc123 abcd abcd1234abcd abcdef abcdefgh abcdefghij abcdefghijkl abcdefghijklm
abcdefghijklmnop admin adminadmin adminadminadmin administrator arsenal asd123asd123 asdfghjkl asdfghjklqwe autumn
autumn2026 barcelona baseball basketball batman beijing changeme changemeplease chanyegongnengqu charlie charliebrown
chelsea chengdu chengdu123456 chengduchengdu chengducity chengqi chengqichengqi company companyname computer
computerpassword contrasena correcthorse correcthorsebatterystaple default defaultpassword dragon facebook football
gaoxinqu gongnengqu google googlegoogle gov govcn government guanweihui guest guestguest hello hellohello helloworld
ilovemyfamily iloveyou iloveyouforever internet jennifer jessica jesuschrist jordan jordan23 letmein letmeinplease
linkedin liverpool liverpoolfc manchester manchesterunited master michael michaeljordan microsoft mima mimamima
minecraft monkey motdepasse mypassword newpassword nihao nihaonihao nintendo oldpassword opensesame p@ssw0rd p@ssword
passw0rd password password123 password2026 passwordpassword passwordpassword1 passwort pokemon princess q1w2e3r4t5y6
q1w2e3r4t5y6u7 qazwsxedc qazwsxedcrfv qwe123qwe123 qweasdzxc qweasdzxcrty qwer1234qwer qwerasdfzxcv qwerty qwertyuiop
qwertyuiopasdf qwertyuiopasdfghjkl realmadrid root rootroot samsung samsunggalaxy secret secretsecret shadow shanghai
sichuan sichuanchengdu spring spring2026 springspring starwars summer summer2026 summertime sunshine superman test
testtest testtesttest thepassword thomas tianfu tianfuxinqu toor trustno1 trustnoone user useruser welcome welcome2026
welcomewelcome whatever windows windowsxp winter winter2026 winterwinter woaichengdu woaini woaini1314 woaini520
woaizhongguo wodemima wodemima123 yourpassword zaq12wsx zhengfu zhengwu zhengwuwang zhongguo zhongguochengdu zxcvbnm
zxcvbnmasdfg zxcvbnmasdfghjkl
`.trim().split(/\s+/));
