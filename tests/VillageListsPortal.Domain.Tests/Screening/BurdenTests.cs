namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>Ways in which a sentence makes the village responsible, in words of no labelled case.</summary>
public sealed class BurdenTests
{
    [Theory]
    [InlineData("由村委会负责本片区违章建筑拆除。", "FM-02")]
    [InlineData("村党支部书记是河道整治的第一责任人。", "FM-03")]
    [InlineData("招商引资的责任主体为村集体经济组织。", "FM-05")]
    [InlineData("镇政府与各村签订安全生产目标责任书。", "FM-07")]
    [InlineData("占道经营治理实行村级包干。", "FM-04")]
    [InlineData("将税收任务分解到村。", "FM-06")]
    [InlineData("下达各村引资指标。", "FM-05")]
    [InlineData("各村须完成违建拆除三处。", "FM-02")]
    [InlineData("村里对无证摊点可以罚款。", "FM-01")]
    [InlineData("要求社区居委会对临街商户安全生产隐患逐户整改销号。", "FM-07")]
    [InlineData("税源管控情况与村干部绩效挂钩。", "FM-06")]
    [InlineData("秸秆禁烧出现火点的，对所在村一票否决。", "FM-03")]
    public void A_clause_that_lays_the_work_on_the_village_crosses(string text, string code) => Assert.Equal(code, Desk.Crossed(text));

    [Theory]
    [InlineData("村委会")]
    [InlineData("村支部")]
    [InlineData("村党总支")]
    [InlineData("村两委")]
    [InlineData("村干部")]
    [InlineData("村主任")]
    [InlineData("村集体经济组织")]
    [InlineData("各村")]
    [InlineData("所在村")]
    [InlineData("社区居委会")]
    [InlineData("社区书记")]
    [InlineData("村民小组长")]
    [InlineData("村级网格员")]
    public void The_whole_village_side_is_the_village(string who) => Assert.Equal("FM-02", Desk.Crossed($"{who}负责违法建筑拆除。"));

    [Theory]
    [InlineData("镇政府")]
    [InlineData("区城管局")]
    [InlineData("街道办事处")]
    [InlineData("驻村干部")]
    [InlineData("驻村工作队")]
    [InlineData("施工单位")]
    [InlineData("综合行政执法大队")]
    public void Town_departments_their_staff_and_firms_are_not(string who) => Assert.Empty(Desk.Crossed($"{who}负责违法建筑拆除，请村里知晓。"));

    [Fact] // who acted last goes on acting
    public void A_clause_without_a_subject_goes_on_from_the_one_before() =>
        Assert.Equal("FM-04", Desk.Crossed("村里派出三人，每天早晚劝离流动摊贩。"));

    [Fact]
    public void A_burden_without_an_object_takes_that_of_its_sentence() =>
        Assert.Equal("FM-06", Desk.Crossed("辖区欠税企业共九家，由所在村包干，逾期的追责。", "欠税清缴"));

    [Fact]
    public void A_burden_without_an_object_takes_that_of_the_title() =>
        Assert.Equal("FM-05", Desk.Crossed("由各村包干完成，年底考核。", "招商引资攻坚"));

    [Fact]
    public void Several_fields_are_several_red_lines() =>
        Assert.Equal("FM-02;FM-05;FM-07", Desk.Crossed("各村负责违建拆除、招商引资和企业安全监管。"));

    [Fact] // README of the cases: pressure inside a relocation is FM-02 only
    public void Pressure_inside_a_relocation_is_relocation_only() =>
        Assert.Equal("FM-02", Desk.Crossed("对拒不签约的拆迁户，由村里断水断电，限期搬离。"));

    [Theory] // README of the cases: FM-01 beside open burning only where fines or seizure are asked
    [InlineData("各村负责查处露天焚烧。", "FM-03")]
    [InlineData("各村负责查处露天焚烧，对当事人罚款两百元。", "FM-01;FM-03")]
    public void Burning_is_enforcement_besides_only_with_a_penalty(string text, string codes) => Assert.Equal(codes, Desk.Crossed(text));

    [Theory]
    [InlineData("请村委会协助拆违。村委会是拆违责任主体。")]
    [InlineData("请村委会协助镇里控违，每新增违建一处扣村2分。")]
    [InlineData("名为协助，实由村委会负责违建拆除。")]
    public void Help_in_name_does_not_excuse(string text) => Assert.Equal("FM-02", Desk.Crossed(text));

    [Theory] // the words that are read to the applicant and to the reviewer
    [InlineData("由村委会负责违法建筑拆除。", "村委会")]
    [InlineData("违法建筑拆除由社区居委会牵头。", "社区居委会")]
    [InlineData("违法建筑拆除由村里负责。", "村里")]
    public void Who_is_made_responsible_is_told_in_full(string text, string who) => Assert.Equal(who, Assert.Single(Desk.Screen(text).Crossed).Responsible);

    [Fact]
    public void The_answer_tells_clause_words_law_and_lawful_body()
    {
        const string Text = "工期紧张。由江口村村委会负责违法建筑拆除，镇里验收。";
        var line = Assert.Single(Desk.Screen(Text).Crossed);
        Assert.Equal("由江口村村委会负责违法建筑拆除", line.At.Clause);
        Assert.Equal(line.At.Clause, Text.Substring(line.At.Start, line.At.Length));
        Assert.Contains("村委会", line.Responsible!, StringComparison.Ordinal);
        Assert.Equal(Desk.Items.Single(i => i.Code == "FM-02").Basis, line.Basis);
        Assert.Contains("区规划自然资源局", line.LawfulBody, StringComparison.Ordinal);
        Assert.Contains(line.Reasons, r => r.Code == "bears" && r.Words == "负责");
        Assert.Contains(line.Reasons, r => r.Code == "object" && r.Words.StartsWith("违法建筑", StringComparison.Ordinal));
    }
}
