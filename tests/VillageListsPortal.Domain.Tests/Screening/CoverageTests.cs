namespace VillageListsPortal.Domain.Tests.Screening;

public sealed class CoverageTests
{
    [Theory]
    [InlineData("请村委会协助对低保申请家庭入户核实，组织群众评议。", "XZ-01")]
    [InlineData("请村里协助开展森林防火宣传，劝阻野外用火。", "XZ-13")]
    [InlineData("请村人民调解委员会调解邻里纠纷。", "ZZ-16")]
    [InlineData("请村民会议讨论征地补偿费分配方案。", "ZZ-11")]
    [InlineData("请村委会收集村民意见并向镇政府反映。", "ZZ-22")]
    public void A_task_falls_under_its_item(string text, string code) => Assert.Equal(code, Desk.CoveredBy(text));

    [Theory] // README of the cases
    [InlineData("请村里张贴税法宣传画。", "ZZ-18")]
    [InlineData("请村里张贴反诈骗宣传画，提醒老年人防范电信网络诈骗。", "XZ-09")]
    public void Publicity_is_one_item_unless_it_has_its_own(string text, string code) => Assert.Equal(code, Desk.CoveredBy(text));

    [Theory] // README of the cases: on no list
    [InlineData("区局将在村里开展消防演练，村级组织知悉即可。")]
    [InlineData("禁毒办借用村会议室，请村里提供场地。")]
    [InlineData("请各村组织村民下载国家反诈App并实名注册。")]
    [InlineData("请村委会协助推销商业保险。")]
    [InlineData("请各村组织五十名观众到森林防火晚会现场捧场。")]
    [InlineData("请各村悬挂消防联络站牌子。")]
    [InlineData("请村里每天填报疫情台账。")]
    [InlineData("请村委会出具亲属关系证明。")]
    public void What_is_on_no_list_is_covered_by_nothing(string text) => Assert.Empty(Desk.CoveredBy(text));

    [Fact]
    public void On_a_crossed_request_only_the_lawful_part_is_covered()
    {
        const string Text = "各村负责违建拆除，未完成的扣分。同时请村里协助做好地质灾害预警信息传递。";
        Assert.Equal("FM-02", Desk.Crossed(Text));
        Assert.Equal("XZ-12", Desk.CoveredBy(Text));
    }

    [Fact]
    public void Another_bodys_work_is_no_task_of_the_village() => Assert.Empty(Desk.CoveredBy("镇卫生院负责疫苗接种。"));
}
