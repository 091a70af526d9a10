using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>An item that has got a newer version while its amendment was written: the draft goes on from there (domain 3.9).</summary>
public sealed class TakeOverTests
{
    private readonly Desk desk = new();
    private readonly ListItem began = ListItem("XZ-03");

    [Fact]
    public void What_was_changed_stays_and_what_was_left_alone_follows_the_newer_version()
    {
        var latest = Newer(c => c with { Department = "区水利局", TitleEn = "Newer", Details = With(c, ("funding", "新的经费规定")) });
        var draft = Draft(r => r with { Title = "改过的题目", Item = r.Item with { TitleEn = "Mine" } });

        Assert.Equal(["title-en", "department", "funding"], Fields(draft, latest).Select(f => f.Name));
        Assert.Equal(["title-en"], Fields(draft, latest).Where(f => f.IsConflict).Select(f => f.Name));
        draft.TakeOver(began, latest, [], desk.Author, Now);

        var r = draft.Request;
        Assert.Equal((2, "改过的题目", "改过的题目", "Mine", "区水利局", "新的经费规定"), (r.ItemVersion, draft.Title, r.Item.Title, r.Item.TitleEn, r.Item.Department, r.Item["funding"]));
        Assert.Equal(("1", "2"), (draft.Events[^1].Before, draft.Events[^1].After));
        Assert.IsType<AdmissionTookOver>(draft.Events[^1]);
    }

    [Fact]
    public void In_a_field_that_both_changed_the_author_chooses()
    {
        var latest = Newer(c => c with { Department = "区水利局", Details = With(c, ("liability", "新的责任")) });
        var draft = Draft(r => r with { Item = r.Item with { Department = "区林业局", Details = With(r.Item, ("liability", "我的责任")) } });
        draft.TakeOver(began, latest, ["department"], desk.Author, Now);
        Assert.Equal(("区水利局", "我的责任"), (draft.Request.Item.Department, draft.Request.Item["liability"]));
        Assert.Empty(draft.Proposed.ChangesFrom(ItemContent.Of(latest), ListKind.Assistance).Select(c => c.Name).Except(["liability", "legal-basis"]));
    }

    [Fact] // a request over an item begins with the duty of the village as its task
    public void A_task_that_was_left_alone_follows_the_newer_duty()
    {
        var latest = Newer(c => c with { Details = With(c, ("village-role", "新的职责")) });
        var (left, own) = (Draft(r => r with { Task = ItemContent.Of(began)["village-role"]! }), Draft(r => r with { Task = "自己写的" }));
        foreach (var draft in new[] { left, own }) draft.TakeOver(began, latest, [], desk.Author, Now);
        Assert.Equal(("新的职责", "自己写的", "新的职责"), (left.Request.Task, own.Request.Task, own.Request.Item["village-role"]));
    }

    [Fact] // the bases are named one by one by the author
    public void The_bases_stay_the_authors()
    {
        var latest = Newer(c => c with { LegalBasis = "《新法》第一条" });
        var draft = Draft(r => r);
        Assert.Equal(NewerVersion.Bases, Assert.Single(Fields(draft, latest)).Name);
        draft.TakeOver(began, latest, [NewerVersion.Bases], desk.Author, Now);
        Assert.Equal("《大气污染防治法》第七十七条", draft.Proposed.LegalBasis);
    }

    [Fact]
    public void After_it_the_amendment_becomes_the_next_version()
    {
        var latest = Newer(c => c with { Department = "区水利局" });
        var draft = Draft(r => r with { Title = "改过的题目" });
        draft.TakeOver(began, latest, [], desk.Author, Now);
        foreach (var next in new[] { AdmissionStatus.AwaitingCountersign, AdmissionStatus.Submitted, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing, AdmissionStatus.AwaitingApproval, AdmissionStatus.Approved }) desk.Bring(draft, next);
        var change = ListChange.Of(draft, latest, null, 27, 2)!;
        Assert.Equal((3, "改过的题目", "区水利局"), (change.Version!.Version, change.Version.Title, change.Version.Department));
    }

    [Fact]
    public void Only_a_draft_over_an_older_version_of_its_own_item_takes_over()
    {
        var latest = Newer(c => c);
        var draft = Draft(r => r);
        Assert.Equal("admission.item-gone", draft.Refused(() => draft.TakeOver(null, latest, [], desk.Author, Now)));
        Assert.Equal("admission.item-gone", draft.Refused(() => draft.TakeOver(began, null, [], desk.Author, Now)));
        Assert.Equal("admission.item-gone", draft.Refused(() => draft.TakeOver(ListItem("XZ-04"), latest, [], desk.Author, Now)));
        Assert.Equal("admission.item-gone", draft.Refused(() => draft.TakeOver(latest, latest, [], desk.Author, Now)));
        Assert.Equal("admission.item-current", draft.Refused(() => draft.TakeOver(began, began, [], desk.Author, Now)));
        Assert.Equal("admission.other-unit", draft.Refused(() => draft.TakeOver(began, latest, [], new Desk().Author, Now)));
        Assert.Equal("admission.only-staff-files", draft.Refused(() => draft.TakeOver(began, latest, [], desk.Countersigner, Now)));
        foreach (var status in Enum.GetValues<AdmissionStatus>().Except([AdmissionStatus.Draft, AdmissionStatus.Returned, AdmissionStatus.Expired]))
        {
            var other = new Desk();
            var sent = other.Admission(status, AmendRequest(began));
            Assert.Equal("admission.not-a-draft", sent.Refused(() => sent.TakeOver(began, latest, [], other.Author, Now)));
        }

        var ended = Newer(c => c);
        ended.End(InForceFrom.AddDays(99));
        Assert.Equal("admission.item-gone", draft.Refused(() => draft.TakeOver(began, ended, [], desk.Author, Now)));
    }

    private Admission Draft(Func<AdmissionRequest, AdmissionRequest> change) => desk.Admission(AdmissionStatus.Draft, change(AmendRequest(began)));

    private IReadOnlyList<NewerField> Fields(Admission draft, ListItem latest) => NewerVersion.Fields(draft.Request, draft.Proposed, began, latest);

    private ListItem Newer(Func<ItemContent, ItemContent> change) => ItemDetails.Build(ListKind.Assistance, new ItemVersion(began.Code, 2, Today.AddDays(-1), Guid.CreateVersion7()), change(ItemContent.Of(began)));

    private static Dictionary<string, string> With(ItemContent content, (string Name, string Text) field) => new(content.Details, StringComparer.Ordinal) { [field.Name] = field.Text };
}
