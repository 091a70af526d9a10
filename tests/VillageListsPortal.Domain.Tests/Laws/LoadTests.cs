using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Laws;

/// <summary>New texts in the law register (domain part 2).</summary>
public sealed class LoadTests
{
    private static readonly Actor Reviewer = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7());
    private static readonly LawText Text = new() { Name = "《村民委员会组织法》", Version = "2025年修正", Kind = LawKind.Law, IssuedOn = new(2025, 10, 28), InForceFrom = new(2026, 1, 1) };

    [Fact] // amended on 2025-10-28, in force 2026-01-01
    public void A_text_ends_on_the_day_before_the_next_one_is_in_force()
    {
        var before = Of("2018年修正", new(2018, 12, 29));
        before.Supersede(Law.Load(Text, Reviewer, TestData.Now), Reviewer, TestData.Now);

        Assert.Equal(new DateOnly(2025, 12, 31), before.InForceTo);
        Assert.False(before.IsSupersededOn(new(2025, 12, 31)));
        Assert.True(before.IsSupersededOn(new(2026, 1, 1)));
        Assert.Contains(before.Events, e => e is LawSuperseded { From: { Year: 2026, Month: 1, Day: 1 } });
    }

    [Fact]
    public void A_text_that_ended_earlier_keeps_its_day()
    {
        var first = Of("1998年", new(1998, 11, 4), new(2010, 10, 27));
        first.Supersede(Law.Load(Text, Reviewer, TestData.Now), Reviewer, TestData.Now);
        Assert.Equal(new DateOnly(2010, 10, 27), first.InForceTo);
        Assert.Empty(first.Events);
    }

    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2027-01-01")]
    public void Only_a_newer_text_supersedes(string day)
    {
        var known = Of("另一文本", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("law.not-newest", Refusal.Code(() => known.Supersede(Law.Load(Text, Reviewer, TestData.Now), Reviewer, TestData.Now)));
        Assert.Null(known.InForceTo);
    }

    [Fact]
    public void Only_a_reviewer_loads() =>
        Assert.Equal("law.only-reviewer-loads", Refusal.Code(() => Law.Load(Text, Reviewer with { Role = Role.Administrator }, TestData.Now)));

    [Fact]
    public void Name_version_and_first_day_are_needed_and_the_first_day_is_not_before_the_issue()
    {
        Assert.Equal("field.missing", Code(Text with { Name = "《》" }));
        Assert.Equal("field.missing", Code(Text with { Version = " " }));
        Assert.Equal("field.missing", Code(Text with { InForceFrom = null }));
        Assert.Equal("law.in-force-before-issued", Code(Text with { IssuedOn = new(2026, 1, 2) }));
        Assert.Equal("field.one-line", Code(Text with { Version = "2025年\n修正" }));
        Assert.Equal("村民委员会组织法", Law.Load(Text, Reviewer, TestData.Now).Name);
    }

    [Fact]
    public void Articles_are_found_by_their_names_and_headings_belong_to_none()
    {
        var law = Law.Load(Text with { Articles = "第一章　总则\r\n第一条　为了保障村民自治，制定本法。\r\n第二条　村民委员会是自治组织。\r\n它办理公共事务。\r\n第二章 组成\r\n第八十七条之一　新增。\r\n第三条规定的事项除外。" }, Reviewer, TestData.Now);
        Assert.Equal(["第一条", "第二条", "第八十七条之一"], law.Articles.Select(a => a.Name));
        Assert.Equal("村民委员会是自治组织。\n它办理公共事务。", law.Articles[1].Text);
        Assert.EndsWith("第三条规定的事项除外。", law.Articles[2].Text, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], law.Articles.Select(a => a.Ordinal));
    }

    [Fact]
    public void A_citation_holds_from_its_first_day_until_it_ends()
    {
        var citation = new LawCitation(Guid.CreateVersion7(), "ZZ-01");
        citation.End(new(2026, 3, 2));
        Assert.True(citation.HoldsOn(new(2018, 1, 1)));
        Assert.True(citation.HoldsOn(new(2026, 3, 1)));
        Assert.False(citation.HoldsOn(new(2026, 3, 2)));
        Assert.Equal("law.citation-ended", Refusal.Code(() => citation.End(new(2026, 4, 1))));
    }

    [Fact]
    public void A_request_that_names_the_text_as_it_is_called_means_it()
    {
        Law[] register = [Of("2018年修正", new(2018, 12, 29), new(2025, 12, 31)), Law.Load(Text, Reviewer, TestData.Now)];
        Assert.All(register, law => Assert.Same(law, Law.Meant(register, law.NamedAs, new(2026, 6, 1))));
    }

    private static string Code(LawText text) => Refusal.Code(() => Law.Load(text, Reviewer, TestData.Now));

    private static Law Of(string version, DateOnly from, DateOnly? to = null) => new() { Name = "村民委员会组织法", Version = version, Kind = LawKind.Law, InForceFrom = from, InForceTo = to };
}
