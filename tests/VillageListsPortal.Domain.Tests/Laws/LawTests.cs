using VillageListsPortal.Domain.Laws;

namespace VillageListsPortal.Domain.Tests.Laws;

public sealed class LawTests
{
    [Fact] // domain part 2: the text of 2018 was in force until 2025-12-31
    public void A_text_is_superseded_on_the_day_after_its_last_day()
    {
        var text = Text(LawKind.Law, lastDay: new(2025, 12, 31));

        Assert.False(text.IsSupersededOn(new(2025, 12, 31)));
        Assert.True(text.IsSupersededOn(new(2026, 1, 1)));
    }

    [Fact]
    public void A_text_without_a_last_day_is_not_superseded() => Assert.False(Text(LawKind.Law, lastDay: null).IsSupersededOn(DateOnly.MaxValue));

    [Theory] // domain part 2, settled S12: 地方性法规 included, a ministry rule and party documents not
    [InlineData(LawKind.Law, true)]
    [InlineData(LawKind.AdministrativeRegulation, true)]
    [InlineData(LawKind.StateCouncilDecision, true)]
    [InlineData(LawKind.LocalRegulation, true)]
    [InlineData(LawKind.Rule, false)]
    [InlineData(LawKind.Policy, false)]
    public void A_certificate_rests_only_on_law_regulation_or_State_Council_decision(LawKind kind, bool carries) =>
        Assert.Equal(carries, Text(kind, lastDay: null).CarriesCertificates);

    private static Law Text(LawKind kind, DateOnly? lastDay) => new()
    {
        Name = "村民委员会组织法", Version = "2018年修正文本", Kind = kind, InForceFrom = new(2018, 12, 29), InForceTo = lastDay,
    };
}
