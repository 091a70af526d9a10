namespace VillageListsPortal.Web.Tests.Units;

/// <summary>Places whose names are often read wrongly, as the dictionaries (现代汉语词典) and their own people read them; without tones, ü as v.</summary>
internal static class KnownPlaces
{
    public static IEnumerable<(string Name, string Reading)> All => Text.Split('\n').Select(l => l.Trim()).Select(l => (l[..l.IndexOf(' ', StringComparison.Ordinal)], l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

    private const string Text = """
        宝坻 bao di
        泊头 bo tou
        梁山泊 liang shan po
        罗布泊 luo bu po
        十里堡 shi li pu
        马家堡 ma jia pu
        吴堡 wu bu
        厦门 xia men
        六安 lu an
        六合 lu he
        六枝 liu zhi
        蚌埠 beng bu
        蚌山 beng shan
        亳州 bo zhou
        涪陵 fu ling
        綦江 qi jiang
        铅山 yan shan
        番禺 pan yu
        大埔 da bu
        黄埔 huang pu
        东莞 dong guan
        丽水 li shui
        丽江 li jiang
        台州 tai zhou
        天台 tian tai
        郓城 yun cheng
        单县 shan xian
        莘县 shen xian
        莘庄 xin zhuang
        乐亭 lao ting
        乐山 le shan
        乐清 yue qing
        乐陵 lao ling
        浚县 xun xian
        洪洞 hong tong
        长子 zhang zi
        长治 chang zhi
        长沙 chang sha
        尉犁 yu li
        尉氏 wei shi
        井陉 jing xing
        蔚县 yu xian
        栎阳 yue yang
        重庆 chong qing
        渑池 mian chi
        柘城 zhe cheng
        荥阳 xing yang
        荥经 ying jing
        武陟 wu zhi
        泌阳 bi yang
        中牟 zhong mu
        牟平 mu ping
        芝罘 zhi fu
        莒县 ju xian
        无棣 wu di
        茌平 chi ping
        临朐 lin qu
        东阿 dong e
        兖州 yan zhou
        郯城 tan cheng
        鄄城 juan cheng
        枞阳 zong yang
        歙县 she xian
        黟县 yi xian
        濉溪 sui xi
        涡阳 guo yang
        砀山 dang shan
        颍上 ying shang
        盱眙 xu yi
        邳州 pi zhou
        睢宁 sui ning
        甪直 lu zhi
        嵊州 sheng zhou
        鄞州 yin zhou
        衢州 qu zhou
        鄱阳 po yang
        婺源 wu yuan
        筠连 jun lian
        郴州 chen zhou
        耒阳 lei yang
        汨罗 mi luo
        芷江 zhi jiang
        澧县 li xian
        秭归 zi gui
        黄陂 huang pi
        硚口 qiao kou
        儋州 dan zhou
        百色 bai se
        邕宁 yong ning
        岑溪 cen xi
        犍为 qian wei
        郫都 pi du
        邛崃 qiong lai
        什邡 shi fang
        珙县 gong xian
        阆中 lang zhong
        北碚 bei bei
        黔江 qian jiang
        潼南 tong nan
        勐海 meng hai
        漾濞 yang bi
        鄠邑 hu yi
        柞水 zha shui
        繁峙 fan shi
        隰县 xi xian
        解州 xie zhou
        藁城 gao cheng
        蠡县 li xian
        潭柘寺 tan zhe si
        大栅栏 da shi lan
        磴口 deng kou
        珲春 hun chun
        穆棱 mu ling
        岫岩 xiu yan
        宕昌 tan chang
        迭部 die bu
        崆峒 kong tong
        称多 chen duo
        喀什 ka shi
        疏勒 shu le
        龟兹 qiu ci
        若羌 ruo qiang
        莎车 sha che
        焉耆 yan qi
        鄯善 shan shan
        日喀则 ri ka ze
        覃塘 qin tang
        会稽 kuai ji
        朝阳 chao yang
        朝歌 zhao ge
        河涌 he chong
        太行 tai hang
        宿州 su zhou
        宿迁 su qian
        柏乡 bai xiang
        桐柏 tong bai
        佛坪 fo ping
        略阳 lve yang
        瀍河 chan he
        """;
}
