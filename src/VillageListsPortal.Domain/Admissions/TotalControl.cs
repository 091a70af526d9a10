using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What one admission that is in force, or will be, has villages do: a temporary task, or a version of an item.</summary>
/// <param name="AdmissionId">The admission.</param>
/// <param name="Code">Code of the item; null for a temporary task.</param>
/// <param name="Hours">Hours a month in each village.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null without end.</param>
/// <param name="Villages">The villages that have it.</param>
public sealed record Workload(Guid AdmissionId, string? Code, decimal Hours, DateOnly From, DateOnly? Until, IReadOnlySet<Guid> Villages)
{
    internal bool InForceOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>The village that has most hours a month, and how many.</summary>
/// <param name="Village">The village; null where none has any.</param>
/// <param name="Hours">Hours a month.</param>
public sealed record HeaviestVillage(Guid? Village, decimal Hours);

/// <summary>
/// 总量控制、增减挂钩: the cap is one of each village and month, so that what counts is the most that any village concerned has on any day of the term. A request above it names what
/// goes: temporary tasks, which end by its approval, or removals of items, which are admissions of their own. No item goes by being named alone: its removal is consulted on, assessed
/// and approved like any other, with its own basis and reason (domain 3.4, settled S15).
/// </summary>
public static class TotalControl
{
    /// <summary>Most that one request may name.</summary>
    public const int MostNamed = 20;

    /// <summary>The most that a village concerned has already while the request would be in force, without what the request replaces or names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="villages">The villages that it concerns.</param>
    /// <param name="loads">What is in force, or will be.</param>
    /// <param name="named">The admissions that the request names.</param>
    /// <returns>The village and its hours; of several the first. Null where an amendment gives no village more than it has: that is never refused, even where a village is over the cap already.</returns>
    /// <exception cref="RuleViolationException">As <see cref="RequireNameable"/>.</exception>
    public static HeaviestVillage? Heaviest(AdmissionRequest request, DateOnly from, IReadOnlyCollection<Guid> villages, IReadOnlyList<Workload> loads, IReadOnlyList<Admission> named)
    {
        RequireNameable(request, from, named);
        var burdened = villages.Where(v => !HadAsMuch(request, from, v, loads)).ToList();
        if (burdened.Count == 0 && villages.Count > 0) return null;
        var removed = named.Where(n => n.Kind == AdmissionKind.RemoveItem).Select(n => n.ItemCode).Append(request.Kind == AdmissionKind.AmendItem ? request.ItemCode : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var stays = loads.Where(l => !request.InExchange.Contains(l.AdmissionId) && (l.Code is null || !removed.Contains(l.Code))).ToList();
        var days = stays.Select(l => l.From).Where(d => from < d && (request.Until is null || d <= request.Until)).Append(from).Distinct().ToList(); // between two of them hours only fall
        var most = new HeaviestVillage(null, 0);
        foreach (var village in burdened)
        {
            var has = stays.Where(l => l.Villages.Contains(village)).ToList();
            var hours = days.Max(d => has.Where(l => l.InForceOn(d)).Sum(l => l.Hours));
            if (hours > most.Hours) most = new HeaviestVillage(village, hours);
        }

        return most;
    }

    /// <summary>Whether the version that an amendment replaces has given the village as many hours, for as long.</summary>
    private static bool HadAsMuch(AdmissionRequest request, DateOnly from, Guid village, IReadOnlyList<Workload> loads) => request.Kind == AdmissionKind.AmendItem && loads.Any(l =>
        l.Code == request.ItemCode && l.Villages.Contains(village) && l.InForceOn(from) && l.Hours >= (request.MonthlyHours ?? 0) && (l.Until is null || request.Until <= l.Until));

    /// <summary>Refuses what cannot go in exchange.</summary>
    /// <param name="request">The request.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="named">The admissions that it names, as far as they are there.</param>
    /// <exception cref="RuleViolationException"><c>exchange.unknown</c>, <c>exchange.negative</c>, <c>exchange.needs-removal</c>, <c>exchange.not-filed</c>, <c>exchange.over</c>; the first argument is the field.</exception>
    public static void RequireNameable(AdmissionRequest request, DateOnly from, IReadOnlyList<Admission> named)
    {
        RequireKnown(request, named);
        RequireGoing(from, named);
    }

    /// <summary>What still goes at the approval: a task that has ended by itself meanwhile is in nobody's hours any more.</summary>
    /// <param name="from">The first day of what comes.</param>
    /// <param name="named">The admissions that it names.</param>
    /// <returns>Those that have not ended before.</returns>
    public static IReadOnlyList<Admission> Going(DateOnly from, IReadOnlyList<Admission> named) => [.. named.Where(n => !n.HasEndedBefore(from))];

    internal static void RequireKnown(AdmissionRequest request, IReadOnlyList<Admission> named)
    {
        if (request.InExchange.Any(id => named.All(n => n.Id != id))) throw new RuleViolationException("exchange.unknown", Field);
    }

    internal static void RequireGoing(DateOnly from, IReadOnlyList<Admission> going)
    {
        foreach (var one in going)
        {
            if (WhyNot(one, from) is { } code) throw new RuleViolationException(code, Field, one.ItemCode ?? one.Title);
        }
    }

    /// <summary>Why an admission cannot go in exchange for what comes on that day.</summary>
    /// <param name="one">The admission.</param>
    /// <param name="from">The first day of what comes.</param>
    /// <returns>The code of the rule; null where it can go.</returns>
    public static string? WhyNot(Admission one, DateOnly from) => one.Kind switch
    {
        AdmissionKind.TemporaryTask => one.CanEndBefore(from) ? null : "exchange.over",
        _ when one.List == ListKind.Negative => "exchange.negative", // a red line is nobody's work
        AdmissionKind.RemoveItem => one.Status == AdmissionStatus.Approved || AdmissionWorkflow.WithDistrict.Contains(one.Status) ? null : "exchange.not-filed",
        _ => "exchange.needs-removal",
    };

    /// <summary>At the approval every removal that is named is approved too, for the same day or before: nothing comes before what goes for it has gone.</summary>
    /// <param name="from">The first day of what comes.</param>
    /// <param name="named">The admissions that it names.</param>
    /// <param name="municipal">Whether it goes to the municipality first: a removal may lie there together with it.</param>
    /// <exception cref="RuleViolationException"><c>exchange.not-approved</c> (field, item, day).</exception>
    internal static void RequireGone(DateOnly from, IReadOnlyList<Admission> named, bool municipal)
    {
        bool Decided(Admission removal) => removal.Status == AdmissionStatus.Approved || (municipal && removal.Status == AdmissionStatus.AwaitingMunicipal);
        if (named.FirstOrDefault(n => n.Kind == AdmissionKind.RemoveItem && !(Decided(n) && n.Decision!.From <= from)) is { } waiting) throw new RuleViolationException("exchange.not-approved", Field, waiting.ItemCode!, from);
    }

    internal const string Field = "in-exchange";
}
