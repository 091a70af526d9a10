using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>The words that stand in the reference files for values of ours.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, bool> YesNo = new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };

    public static readonly IReadOnlyDictionary<string, AppliesTo> AppliesTo = new Dictionary<string, AppliesTo>(StringComparer.Ordinal)
    {
        ["both"] = Domain.Lists.AppliesTo.Both,
        ["village"] = Domain.Lists.AppliesTo.Village,
        ["community"] = Domain.Lists.AppliesTo.Community,
    };

    public static readonly IReadOnlyDictionary<string, Provenance> Provenance = new Dictionary<string, Provenance>(StringComparer.Ordinal)
    {
        ["seed"] = Domain.Lists.Provenance.Seed,
        ["national-list"] = Domain.Lists.Provenance.NationalList,
        ["provincial-list"] = Domain.Lists.Provenance.ProvincialList,
        ["published-guide"] = Domain.Lists.Provenance.PublishedGuide,
        ["drafted"] = Domain.Lists.Provenance.Drafted,
    };

    public static readonly IReadOnlyDictionary<string, Lane> Lane = new Dictionary<string, Lane>(StringComparer.Ordinal)
    {
        ["当场办结"] = Domain.Lists.Lane.OnTheSpot,
        ["限时办结"] = Domain.Lists.Lane.TimeLimited,
    };

    public static readonly IReadOnlyDictionary<string, LawKind> LawKind = new Dictionary<string, LawKind>(StringComparer.Ordinal)
    {
        ["法律"] = Domain.Laws.LawKind.Law,
        ["行政法规"] = Domain.Laws.LawKind.AdministrativeRegulation,
        ["国务院决定"] = Domain.Laws.LawKind.StateCouncilDecision,
        ["地方性法规"] = Domain.Laws.LawKind.LocalRegulation,
        ["规章"] = Domain.Laws.LawKind.Rule,
        ["党内法规和政策文件"] = Domain.Laws.LawKind.Policy,
    };

    public static readonly IReadOnlyDictionary<string, SelfPaper> SelfPaper = new Dictionary<string, SelfPaper>(StringComparer.Ordinal)
    {
        ["declaration"] = Domain.Lists.SelfPaper.Declaration,
        ["commitment"] = Domain.Lists.SelfPaper.Commitment,
    };

    public static readonly IReadOnlyDictionary<string, FieldType> FieldType =
        Enum.GetValues<FieldType>().ToDictionary(t => t.ToString(), t => t, StringComparer.Ordinal);
}
