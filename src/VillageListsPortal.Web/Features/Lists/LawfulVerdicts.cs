using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>What being on a list means for a task that a village is told to do.</summary>
public static class LawfulVerdicts
{
    /// <summary>The verdict of a list as the API says it; texts of pages are <c>lawful.{verdict}</c>.</summary>
    public static string VerdictOf(ListKind kind) => kind switch
    {
        ListKind.Assistance => "as-help",
        ListKind.Autonomy => "own-affair",
        ListKind.Negative => "never-responsible",
        ListKind.Certificate => "issue",
        _ => "refuse",
    };

    /// <summary>The verdict of a task that stands on no list but was admitted for a term, or brought by an emergency.</summary>
    public const string AdmittedTask = "admitted-task";

    /// <summary>The verdict where no item was named: without admission a village may refuse (domain 3.12).</summary>
    public const string NotListed = "not-listed";

    /// <summary>The verdict before the first list: there is nothing to answer from.</summary>
    public const string NoListYet = "no-list-yet";
}

/// <summary>The answer of the API. What was asked is not repeated.</summary>
/// <param name="On">The day asked about.</param>
/// <param name="Verdict">as-help, own-affair, never-responsible, issue, refuse, admitted-task, not-listed or no-list-yet: that of the first item named, if any.</param>
/// <param name="Items">The items that the question names, or, where it names none, those that are near.</param>
/// <param name="AllNamed">Whether every task of the question names an item; else some of it is not listed, whatever the verdict.</param>
/// <param name="OnlyToday">Codes of items that are listed today but were not on that day.</param>
/// <param name="Tasks">Tasks that the question names, admitted for a term or brought by an emergency; the newest, 8 at most.</param>
/// <param name="MoreTasks">How many more there are.</param>
/// <param name="ManyTasks">Whether there are even more than that.</param>
public sealed record LawfulApiAnswer(DateOnly On, string Verdict, IReadOnlyList<LawfulItemAnswer> Items, bool AllNamed, IReadOnlyList<string> OnlyToday, IReadOnlyList<LawfulTask> Tasks, int MoreTasks, bool ManyTasks)
{
    public static LawfulApiAnswer Of(LawfulAnswer answer) => new(
        answer.On,
        answer.FirstDay is not null ? LawfulVerdicts.NoListYet
            : answer.Hits is [{ Named: true } first, ..] ? LawfulVerdicts.VerdictOf(first.Item.Kind)
            : answer.Tasks.Count > 0 ? LawfulVerdicts.AdmittedTask
            : LawfulVerdicts.NotListed,
        [.. answer.Hits.Select(h => new LawfulItemAnswer(h.Item.Kind.Slug(), h.Named, LawfulVerdicts.VerdictOf(h.Item.Kind), h.DiffersToday, h.Today?.Version, ItemAnswer.Of(h.View, answer.On)))],
        answer.Unlisted.Count == 0,
        [.. answer.OnlyToday.Select(i => i.Code)],
        answer.Tasks,
        answer.MoreTasks,
        answer.ManyTasks);
}

/// <param name="Named">Whether the question names the item; else it only shares a rare word with it.</param>
/// <param name="DiffersToday">Whether today's version is another, or the item is no longer listed.</param>
/// <param name="VersionToday">Today's version; null where it is no longer listed.</param>
public sealed record LawfulItemAnswer(string List, bool Named, string Verdict, bool DiffersToday, int? VersionToday, ItemAnswer Item);
