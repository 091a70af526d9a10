namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>What turns a sentence round (domain 3.11: what is lawful must pass).</summary>
public sealed class TurnTests
{
    [Theory]
    [InlineData("村委会不承担违建拆除任务。")]
    [InlineData("村级组织无需负责招商引资。")]
    [InlineData("不得以任何形式、任何名义向村级组织下达招商引资指标。")]
    [InlineData("税收任务与村级考核不挂钩。")]
    [InlineData("村级组织不是企业安全生产的责任主体。")]
    [InlineData("拆违的责任主体是镇政府，而不是村委会。")]
    [InlineData("严禁将拆违任务分解到村。")]
    [InlineData("严禁下列做法：由村委会负责拆违，向各村下达招商指标。")]
    public void Negation(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory]
    [InlineData("个别镇要求村里负责拆违，违反负面清单，请立即停止。")]
    [InlineData("有的街道把市容考核压给社区。上述做法不符合规定，一律取消。")]
    [InlineData("已下达各村的招商任务一律清退。")]
    public void Quotation_in_order_to_forbid(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory]
    [InlineData("村委会不得推诿，必须负责违建拆除。")]
    [InlineData("各村拆除违建不少于三处，不达标的扣分。")]
    [InlineData("未完成违建拆除任务的村，追究书记责任。")]
    [InlineData("严禁新增违建，各村负责当日拆除。")]
    public void What_only_looks_like_a_negation_is_none(string text) => Assert.Equal("FM-02", Desk.Crossed(text));

    [Theory]
    [InlineData("违建拆除由镇执法大队实施，村里知悉即可。")]
    [InlineData("拆除工程由区局负责，村里协助看护现场。")]
    [InlineData("区应急局将在各村开展企业安全检查。")]
    [InlineData("镇政府与企业签订安全生产责任书。")]
    [InlineData("隐患整改由第三方专业机构承担。")]
    [InlineData("查处由市场监管所进行。")]
    [InlineData("占道经营治理由区城管局负责。")] // 理由 is a word, and no word here
    [InlineData("河道污染治理由施工单位实施。")]
    public void Another_body_acts(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory]
    [InlineData("请村委会宣传行政处罚法、行政强制法。")]
    [InlineData("请村里在宣传栏张贴征收公告。")]
    [InlineData("请社区向居民讲解市容环卫条例，发放占道经营危害宣传单。")]
    public void Publicity(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory] // 《安全生产法》: the duty to report hazards
    [InlineData("村委会发现生产经营单位存在事故隐患的，应当及时报告镇政府。")]
    [InlineData("村里发现违建及时上报即可。")]
    [InlineData("请村委会收集村民对招商项目的意见并反映。")]
    public void Reporting(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory]
    [InlineData("村民自愿打扫房前屋后，美化环境。")]
    [InlineData("支持村里的志愿服务队自愿开展文明劝导。")]
    [InlineData("请村民会议讨论决定是否出租集体厂房。")]
    [InlineData("请在修订村规民约时讨论是否写入禁止露天焚烧。")]
    public void Voluntary_work_and_deliberation(string text) => Assert.Empty(Desk.Crossed(text));

    [Theory] // duties that a law puts on the committee itself
    [InlineData("村委会应当确定消防安全管理人，制定防火安全公约，进行防火安全检查。")]
    [InlineData("村委会应当设置专人专岗负责未成年人保护工作。")]
    [InlineData("村委会应当对收到告诫书的加害人进行查访。")]
    [InlineData("村委会应当为生活困难的精神障碍患者家庭提供帮助。")]
    public void Statutory_duties_of_the_committee(string text)
    {
        var result = Desk.Screen(text);
        Assert.Empty(result.Crossed);
        Assert.Empty(result.Shifted);
    }

    [Fact]
    public void Its_own_taxes_are_the_collectives_own() => Assert.Empty(Desk.Crossed("村集体经济组织请就自身收入按期申报纳税。"));
}
