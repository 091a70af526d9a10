using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>All that a request says (domain 3.2). A draft may lack anything; <see cref="AdmissionRules"/> tells what is missing.</summary>
public sealed record AdmissionRequest
{
    private const int MonthsOfYear = 12;

    /// <summary>What is asked for.</summary>
    public required AdmissionKind Kind { get; init; }

    /// <summary>The list; for a temporary task the assistance list, whose rules it keeps.</summary>
    public required ListKind List { get; init; }

    /// <summary>Code of the item to amend or remove; null otherwise.</summary>
    public string? ItemCode { get; init; }

    /// <summary>The version that the author had before him; amending another than the one in force is refused.</summary>
    public int? ItemVersion { get; init; }

    /// <summary>Title of the item or task.</summary>
    public string Title { get; init; } = "";

    /// <summary>What exactly the village does.</summary>
    public string Task { get; init; } = "";

    /// <summary>How often.</summary>
    public string? Frequency { get; init; }

    /// <summary>Role of the village as ticked by the author; may be untrue (settled S18).</summary>
    public VillagePart Part { get; init; } = VillagePart.Assists;

    /// <summary>法律依据, in the order entered.</summary>
    public IReadOnlyList<Basis> Bases { get; init; } = [];

    /// <summary>Why now.</summary>
    public AdmissionReason Reason { get; init; }

    /// <summary>The reason in words.</summary>
    public string? ReasonText { get; init; }

    /// <summary>任务来源: the level.</summary>
    public SourceLevel Source { get; init; }

    /// <summary>任务来源: its document number.</summary>
    public string? SourceDocument { get; init; }

    /// <summary>Hours a month in each village; null while not told.</summary>
    public decimal? MonthlyHours { get; init; }

    /// <summary>Which villages.</summary>
    public VillageScope Villages { get; init; } = VillageScope.All;

    /// <summary>First day wished for.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null without end. A temporary task has one; an item that has one ends by itself after it (domain 3.9).</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Who does it in the village and who helps: staff.</summary>
    public string? Staff { get; init; }

    /// <summary>Yuan a year over all villages.</summary>
    public decimal? Funds { get; init; }

    /// <summary>Who pays, from what, when.</summary>
    public string? FundsSource { get; init; }

    /// <summary>Powers and data handed over (权随责走).</summary>
    public string? Powers { get; init; }

    /// <summary>How the work is judged.</summary>
    public string? Judging { get; init; }

    /// <summary>What goes in exchange where the cap of hours would be passed (增减挂钩): admitted temporary tasks and removals of items, by the id of their admission.</summary>
    public IReadOnlyList<Guid> InExchange { get; init; } = [];

    /// <summary>What is to be said about the exchange, in words.</summary>
    public string? GivesUp { get; init; }

    /// <summary>The item as it shall be; for a temporary task and a removal only its common part counts.</summary>
    public ItemContent Item { get; init; } = ItemContent.Empty;

    /// <summary>What the village does, line by line: the task, how it is judged, and the duties that would stand in the list. Read for what the lists have already.</summary>
    public string DescribedWords => Lines([Task, Judging, .. BringsWork ? ItemDetails.Names(List).Select(d => Item[d]) : []]);

    /// <summary>What the screening reads beside the title, line by line: every field by which the village could be bound, so that no duty comes in by another one (domain 3.11). Red lines, certificates and refusals say what it must not do or what it may write.</summary>
    public string ScreenedWords => Lines([DescribedWords, Frequency, Staff, FundsSource, Powers, .. List == ListKind.Autonomy && Kind != AdmissionKind.RemoveItem ? ItemDetails.Names(List).Select(d => Item[d]) : []]);

    /// <summary>Hours a year in each village: of the months begun within the term where it ends within a year of its beginning.</summary>
    /// <returns>Hours, or null while not told.</returns>
    public decimal? YearlyHours => MonthlyHours * Months;

    /// <summary>What became of the item since this was written over it: another admission may have changed or removed it.</summary>
    /// <param name="inForce">The item's latest version; null where it has ended or is to end.</param>
    /// <returns><c>admission.item-gone</c> or <c>admission.item-changed</c>; null where the item is as it was.</returns>
    public RuleViolationException? Meanwhile(int? inForce) => inForce switch
    {
        null => new RuleViolationException("admission.item-gone", ItemCode ?? ""),
        { } version when version != ItemVersion => new RuleViolationException("admission.item-changed", ItemCode ?? "", version),
        _ => null,
    };

    private static string Lines(IEnumerable<string?> words) => string.Join('\n', words.Where(w => !string.IsNullOrEmpty(w)));

    private int Months => From is { } from && Until is { } until ? Enumerable.Range(1, MonthsOfYear - 1).FirstOrDefault(n => until < from.AddMonths(n), MonthsOfYear) : MonthsOfYear;

    /// <summary>Whether it can be for a term: what is removed has none, and a red line or a refusal does not lapse by itself, its removal takes the whole way (domain 3.4).</summary>
    public bool MayHaveTerm => Kind == AdmissionKind.TemporaryTask || (Kind != AdmissionKind.RemoveItem && List is not (ListKind.Negative or ListKind.Cancelled));

    /// <summary>Whether it brings work, so that money, staff, hours and term must come with it (settled S15).</summary>
    public bool BringsWork => Kind == AdmissionKind.TemporaryTask || (List == ListKind.Assistance && Kind != AdmissionKind.RemoveItem);

    /// <summary>Whether what it is about goes and binds nobody any more, so that a duty which its text quotes is none (domain 3.11). Where a ban goes, an item of the negative list or a cancelled certificate, what the text says is to come: that is read like all the rest.</summary>
    public bool EndsDuty => Kind == AdmissionKind.RemoveItem && List is not (ListKind.Negative or ListKind.Cancelled);
}

/// <summary>One legal basis.</summary>
/// <param name="Law">Name of the law, with its version where there are several.</param>
/// <param name="Article">The article, e.g. 第五条第三款.</param>
/// <param name="Text">The words of the law.</param>
public sealed record Basis(string Law, string Article, string Text)
{
    /// <summary>As cited: 《…》第…条; a name that brings its own marks keeps them.</summary>
    public string Citation => Law.StartsWith('《') ? Law + Article : $"《{Law}》{Article}";
}

/// <summary>Role of the village as the author ticks it (settled S18).</summary>
public enum VillagePart
{
    /// <summary>协助。</summary>
    Assists,
    /// <summary>责任主体。</summary>
    Responsible,
    /// <summary>无。</summary>
    None,
}

/// <summary>Why a list shall change (domain 3.2).</summary>
public enum AdmissionReason
{
    /// <summary>法律法规制定。</summary>
    LawMade,
    /// <summary>法律法规修改。</summary>
    LawAmended,
    /// <summary>法律法规废止。</summary>
    LawRepealed,
    /// <summary>“放管服”改革。</summary>
    Reform,
    /// <summary>其他。</summary>
    Other,
}

/// <summary>Where a task comes from (任务来源).</summary>
public enum SourceLevel
{
    /// <summary>国家。</summary>
    National,
    /// <summary>市。</summary>
    Municipal,
    /// <summary>区。</summary>
    District,
    /// <summary>镇街。</summary>
    Township,
}

/// <summary>Which villages a task concerns.</summary>
/// <param name="Everywhere">All villages and communities of the district to which the item applies.</param>
/// <param name="Units">Townships and villages by id, where not everywhere.</param>
public sealed record VillageScope(bool Everywhere, IReadOnlyList<Guid> Units)
{
    /// <summary>All villages of the district.</summary>
    public static readonly VillageScope All = new(Everywhere: true, []);
}
