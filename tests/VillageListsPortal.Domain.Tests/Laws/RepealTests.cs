using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Laws;

/// <summary>A law is repealed and no text follows (domain part 2).</summary>
public sealed class RepealTests
{
    private static readonly Actor Reviewer = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7());
    private static readonly DateOnly Day = TestData.Today.AddDays(10);
    private static readonly DateOnly First = new(2009, 3, 1);

    [Fact]
    public void It_ends_on_the_day_before_and_says_by_what()
    {
        var law = Of();
        law.Repeal(Day, " 国务院令第735号 ", Reviewer, TestData.Now);
        Assert.Equal((Day.AddDays(-1), "国务院令第735号"), (law.InForceTo, law.RepealedBy));
        Assert.False(law.IsSupersededOn(Day.AddDays(-1)));
        Assert.True(law.IsSupersededOn(Day));
        Assert.Equal((LawState.InForce, LawState.Repealed), (law.StateOn(Day.AddDays(-1)), law.StateOn(Day)));
        Assert.Equal(Day, Assert.IsType<LawRepealed>(law.Events[^1]).From);
    }

    [Fact]
    public void Only_a_reviewer_enters_it_once_with_a_day_after_the_first_and_a_document()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Reviewer])) Assert.Equal("law.only-reviewer-loads", Refusal.Code(() => Of().Repeal(Day, "令", Reviewer with { Role = role }, TestData.Now)));
        var law = Of();
        Assert.Equal("field.missing", Refusal.Code(() => law.Repeal(null, "令", Reviewer, TestData.Now)));
        Assert.Equal("field.missing", Refusal.Code(() => law.Repeal(Day, " ", Reviewer, TestData.Now)));
        Assert.Equal("law.repealed-before-start", Refusal.Code(() => law.Repeal(First, "令", Reviewer, TestData.Now)));
        Assert.Equal("law.repealed-too-far", Refusal.Code(() => law.Repeal(Days.On(TestData.Now).AddYears(3).AddDays(1), "令", Reviewer, TestData.Now)));
        Assert.Equal((null, null, 0), (law.InForceTo, law.RepealedBy, law.Events.Count)); // what is refused has changed nothing
        law.Repeal(First.AddDays(1), "令", Reviewer, TestData.Now);
        Assert.Equal("law.ended", Refusal.Code(() => law.Repeal(Day, "令", Reviewer, TestData.Now)));
    }

    [Fact]
    public void A_newer_text_before_that_day_supersedes_it_instead_and_one_after_it_leaves_it_repealed()
    {
        foreach (var (first, repealed) in new[] { (Day.AddDays(-3), false), (Day.AddDays(3), true) })
        {
            var law = Of();
            law.Repeal(Day, "令", Reviewer, TestData.Now);
            law.Supersede(Law.Load(new LawText { Name = law.Name, Version = "2026年", Kind = law.Kind, InForceFrom = first }, Reviewer, TestData.Now), Reviewer, TestData.Now);
            Assert.Equal((repealed ? Day.AddDays(-1) : first.AddDays(-1), repealed), (law.InForceTo!.Value, law.RepealedBy is not null));
        }
    }

    private static Law Of() => new() { Name = "家庭寄养管理办法", Version = "2009年", Kind = LawKind.Rule, InForceFrom = First };
}
