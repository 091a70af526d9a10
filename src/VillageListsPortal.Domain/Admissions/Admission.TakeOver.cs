using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The item has got a newer version while the request was being written: what the author changed stays, the rest follows it.</summary>
public sealed partial class Admission
{
    /// <summary>Takes over the newer version, so that what was written need not be written again.</summary>
    /// <param name="began">The version that the author began with; null where it is not there.</param>
    /// <param name="latest">The latest version; null where there is none.</param>
    /// <param name="theirs">Names of fields in conflict in which the newer version shall stand.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-a-draft</c>, <c>admission.item-gone</c>, <c>admission.item-current</c>, and what <see cref="Change"/> refuses.</exception>
    public void TakeOver(ListItem? began, ListItem? latest, IReadOnlyCollection<string> theirs, Actor by, DateTimeOffset now)
    {
        RequireFiler(by);
        RequireOwn(by);
        RequireMayFile(by);
        if (Status is not (AdmissionStatus.Draft or AdmissionStatus.Returned)) throw new RuleViolationException("admission.not-a-draft");
        if (began?.Code != ItemCode || latest is not { To: null } || latest.Code != ItemCode || began?.Version != Request.ItemVersion) throw new RuleViolationException("admission.item-gone", ItemCode ?? "");
        if (latest.Version <= began!.Version) throw new RuleViolationException("admission.item-current", latest.Code, latest.Version);
        var kept = AdmissionRules.Stored(NewerVersion.Onto(Request, began, latest, theirs));
        Take(kept, by);
        Raise(new AdmissionTookOver(Id, UnitId, began.Version, latest.Version, by, now));
    }
}

/// <summary>A field that the newer version changed.</summary>
/// <param name="Name">Its name, as <see cref="ItemDetails"/> gives it, or task, title, title-en, applies-to, legal-basis, department.</param>
/// <param name="Began">What it said when the author began.</param>
/// <param name="Latest">What it says now.</param>
/// <param name="Mine">What the author has written.</param>
public sealed record NewerField(string Name, string Began, string Latest, string Mine)
{
    /// <summary>Whether the author has changed it too, and otherwise: his words stay unless he takes the newer ones.</summary>
    public bool IsConflict => Mine != Began && Mine != Latest;
}

/// <summary>A request laid over a newer version of its item.</summary>
public static class NewerVersion
{
    /// <summary>The field of the bases, which the author names one by one: they are shown, and stay his.</summary>
    public const string Bases = "legal-basis";

    private const string Task = "task";

    /// <summary>What the newer version changed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="proposed">The item as it would have it.</param>
    /// <param name="began">The version that the author began with.</param>
    /// <param name="latest">The newer version.</param>
    /// <returns>The fields in the order of the form, the task last; empty where nothing but the number differs.</returns>
    public static IReadOnlyList<NewerField> Fields(AdmissionRequest request, ItemContent proposed, ListItem began, ListItem latest)
    {
        var (was, now, mine) = (Kept(began), Kept(latest), proposed);
        return
        [
            .. Names(request.List).Select(n => new NewerField(n, Text(was, n), Text(now, n), Text(mine, n))).Append(new NewerField(Task, TaskOf(was), TaskOf(now), request.Task))
                .Where(f => f.Began != f.Latest),
        ];
    }

    /// <summary>The request on the newer version.</summary>
    internal static AdmissionRequest Onto(AdmissionRequest request, ListItem began, ListItem latest, IReadOnlyCollection<string> theirs)
    {
        var (was, now, mine) = (Kept(began), Kept(latest), request.Item with { Title = request.Title });
        string Of(string name, string began, string latest, string mine) => mine == began || theirs.Contains(name) ? latest : mine;
        string Field(string name) => Of(name, Text(was, name), Text(now, name), Text(mine, name));
        var item = new ItemContent
        {
            Title = Field("title"),
            TitleEn = Field("title-en"),
            AppliesTo = Enum.Parse<AppliesTo>(Field("applies-to")),
            LegalBasis = now.LegalBasis,
            Department = Field("department"),
            Details = ItemDetails.Names(request.List).ToDictionary(n => n, Field, StringComparer.Ordinal),
        };
        return request with { ItemVersion = latest.Version, Title = item.Title, Item = item, Task = Of(Task, TaskOf(was), TaskOf(now), request.Task) };
    }

    /// <summary>A version in the form in which a request keeps its texts, so that what the author left alone is seen to be the same.</summary>
    private static ItemContent Kept(ListItem item) => AdmissionRules.Stored(ItemContent.Of(item), item.Kind);

    private static IEnumerable<string> Names(ListKind list) => ["title", "title-en", "applies-to", Bases, "department", .. ItemDetails.Names(list)];

    private static string Text(ItemContent content, string name) => name switch
    {
        "title" => content.Title,
        "title-en" => content.TitleEn ?? "",
        "applies-to" => content.AppliesTo.ToString(),
        Bases => content.LegalBasis,
        "department" => content.Department,
        _ => content[name] ?? "",
    };

    /// <summary>A request over an item begins with the duty of the village as its task.</summary>
    private static string TaskOf(ItemContent content) => content["village-role"] ?? "";
}
