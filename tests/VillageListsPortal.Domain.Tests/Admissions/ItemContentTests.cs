using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>What an item says, as it is proposed, compared and built (domain 3.9).</summary>
public sealed class ItemContentTests
{
    [Fact]
    public void The_reference_lists_are_whole() =>
        Assert.Equal([23, 27, 7, 7, 35], Enum.GetValues<ListKind>().Select(k => AllItems().Count(i => i.Kind == k))); // domain part 2

    [Fact] // nothing is lost on the way from a version to its content and back
    public void Every_item_of_every_list_is_built_again_as_it_was() => Assert.All(AllItems(), item =>
    {
        var content = ItemContent.Of(item);
        var built = ItemDetails.Build(item.Kind, new ItemVersion(item.Code, 2, Today, Guid.CreateVersion7()), content);

        Assert.Equal(item.GetType(), built.GetType());
        Assert.Empty(ItemContent.Of(built).ChangesFrom(content, item.Kind));
        foreach (var property in item.GetType().GetProperties().Where(p => !Own.Contains(p.Name)))
        {
            Assert.Equivalent(property.GetValue(item), property.GetValue(built));
        }
    });

    [Fact]
    public void Every_field_of_a_list_has_its_place_in_the_order_of_the_form() => Assert.All(AllItems(), item =>
        Assert.Equal(ItemDetails.Names(item.Kind), ItemDetails.Of(item).Select(d => d.Name)));

    [Fact]
    public void What_differs_is_told_field_by_field_in_the_order_of_the_form()
    {
        var before = ItemContent.Of(ListItem("XZ-03"));
        var after = before with
        {
            TitleEn = null,
            AppliesTo = AppliesTo.Village,
            Title = "新题目",
            Details = new Dictionary<string, string>(StringComparer.Ordinal) { ["village-role"] = "只报信息", ["funding"] = before["funding"]!, ["liability"] = "" },
        };

        var changes = after.ChangesFrom(before, ListKind.Assistance);

        Assert.Equal(["title", "title-en", "applies-to", "village-role", "liability"], changes.Select(c => c.Name));
        Assert.Equal(new ContentChange("applies-to", "Both", "Village"), changes[2]);
        Assert.Null(changes[4].After);
        Assert.Empty(before.ChangesFrom(before with { TitleEn = before.TitleEn + "" }, ListKind.Assistance));
        Assert.Empty((before with { TitleEn = null }).ChangesFrom(before with { TitleEn = "" }, ListKind.Assistance)); // nothing and nothing
    }

    [Theory]
    [InlineData("lane", "", "field.missing")]
    [InlineData("lane", "Unlisted", "field.not-a-choice")] // what is listed is not in the lane for what is not (domain 4.2)
    [InlineData("lane", "1", "field.not-a-choice")]
    [InlineData("lane", "onthespot", "field.not-a-choice")]
    [InlineData("time-limit", "", "field.missing")]
    [InlineData("time-limit", "00", "field.missing")]
    [InlineData("time-limit", "366", "field.not-a-number")]
    [InlineData("time-limit", "-1", "field.not-a-number")]
    [InlineData("time-limit", "５", "field.not-a-number")]
    [InlineData("notice-days", "1.5", "field.not-a-number")]
    [InlineData("validity-days", "0", "field.not-a-number")] // valid never
    [InlineData("validity-days", "3651", "field.not-a-number")]
    [InlineData("template", "", "field.missing")]
    public void A_certificate_item_that_no_certificate_could_be_made_of_is_refused(string name, string text, string code) =>
        Assert.Equal(code, Refusal.Code(() => Build(With(ItemContent.Of(ListItem("ZM-01")), name, text))));

    [Fact]
    public void On_the_spot_there_is_no_limit_and_without_validity_none() // domain 4.2, 4.5
    {
        var built = (CertificateItem)Build(With(With(ItemContent.Of(ListItem("ZM-07")), "time-limit", "5"), "validity-days", ""));
        Assert.Equal((Lane.OnTheSpot, 0, null), (built.Lane, built.TimeLimitWorkdays, built.ValidityDays));
    }

    [Fact] // domain 4.2, 4.5
    public void The_longest_limits_and_the_shortest_can_be_proposed()
    {
        var content = With(ItemContent.Of(ListItem("ZM-01")), "lane", "TimeLimited");
        var longest = (CertificateItem)Build(With(With(With(content, "time-limit", "365"), "notice-days", "365"), "validity-days", "3650"));
        Assert.Equal((365, 365, 3650), (longest.TimeLimitWorkdays, longest.PublicNoticeDays, longest.ValidityDays));
        var shortest = (CertificateItem)Build(With(With(With(content, "time-limit", "1"), "notice-days", ""), "validity-days", "1"));
        Assert.Equal((1, 0, 1), (shortest.TimeLimitWorkdays, shortest.PublicNoticeDays, shortest.ValidityDays));
    }

    [Theory] // domain 3.9: approval itself writes the new version
    [InlineData("ZZ-01")]
    [InlineData("XZ-01")]
    [InlineData("FM-01")]
    [InlineData("ZM-01")]
    [InlineData("QX-01")]
    public void A_built_version_is_admitted_and_names_its_day_and_its_admission(string code)
    {
        var (item, admission) = (ListItem(code), Guid.CreateVersion7());
        var built = ItemDetails.Build(item.Kind, new ItemVersion(code, 3, Today, admission), ItemContent.Of(item));
        Assert.Equal((code, 3, Today, admission, Provenance.Admitted), (built.Code, built.Version, built.From, built.AdmissionId, built.Provenance));
    }

    [Fact]
    public void A_cancelled_item_without_a_paper_of_its_own_has_none()
    {
        var content = ItemContent.Of(AllItems().First(i => i.Kind == ListKind.Cancelled));
        Assert.Equal("field.not-a-choice", Refusal.Code(() => ItemDetails.Build(ListKind.Cancelled, new ItemVersion("QX-36", 1, Today, Guid.Empty), With(content, "self-paper", "Letter"))));
        Assert.Equal(SelfPaper.None, ((CancelledItem)ItemDetails.Build(ListKind.Cancelled, new ItemVersion("QX-36", 1, Today, Guid.Empty), With(content, "self-paper", ""))).SelfPaper);
    }

    private static readonly string[] Own = ["Id", "Events", "Version", "From", "To", "AdmissionId", "ImportedAs", "Provenance", "ProvenanceNote", "AwaitsConfirmation"];

    private static ListItem Build(ItemContent content) => ItemDetails.Build(ListKind.Certificate, new ItemVersion("ZM-08", 1, Today, Guid.Empty), content);

    private static ItemContent With(ItemContent content, string name, string text) =>
        content with { Details = new Dictionary<string, string>(content.Details, StringComparer.Ordinal) { [name] = text } };
}
