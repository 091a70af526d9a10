using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>What loading a text does.</summary>
/// <param name="Law">The text.</param>
/// <param name="Superseded">The texts of the same law that end with it.</param>
/// <param name="Items">The items that become 依据待复核, each with who reviews it.</param>
public sealed record LawPlan(Law Law, IReadOnlyList<Law> Superseded, IReadOnlyList<ReviewedItem> Items);

/// <summary>
/// Loads new texts into the register: the texts before end, the items that cite them are 依据待复核 from the first day of the new text on, and their
/// departments are asked, all in one transaction (domain part 2). The mark itself is stored nowhere: it follows from the days of texts and citations.
/// </summary>
public sealed class LoadLaws(PortalDb db, CitingItems citing, OpenReview review, Idempotency once, TimeProvider clock)
{
    /// <summary>What loading these texts would do; nothing is written.</summary>
    /// <exception cref="RuleViolationException">Of <see cref="Law.Load"/> and <see cref="Law.Supersede"/>; <c>law.version-known</c> (field, version), <c>law.name-twice</c>.</exception>
    public async Task<IReadOnlyList<LawPlan>> PreviewAsync(IReadOnlyList<LawText> texts, Officer officer)
    {
        RequireOneEach(texts);
        List<LawPlan> plans = [];
        foreach (var text in texts) plans.Add(await PlanAsync(text, db.Laws.AsNoTracking(), officer));
        return plans;
    }

    /// <summary>Loads the texts and opens their reviews.</summary>
    /// <returns>Where the text stands, or the register where there are several.</returns>
    /// <exception cref="RuleViolationException">As <see cref="PreviewAsync"/>.</exception>
    public async Task<string> RunAsync(IReadOnlyList<LawText> texts, Officer officer)
    {
        RequireOneEach(texts);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync(); // two texts of one law, or an approval that cites the old one, at the same moment: one sees the other
        var address = "/laws";
        foreach (var text in texts)
        {
            var plan = await PlanAsync(text, db.Laws, officer);
            db.Laws.Add(plan.Law);
            if (plan.Items.Count > 0) await review.ForLawAsync(plan.Law, plan.Items, officer);
            if (texts.Count == 1) address = $"/laws/{plan.Law.Id}";
        }

        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }

    private async Task<LawPlan> PlanAsync(LawText text, IQueryable<Law> register, Officer officer)
    {
        var now = clock.GetUtcNow();
        var law = Law.Load(text, officer.Actor, now);
        var versions = await register.Where(l => l.Name == law.Name).ToListAsync();
        if (versions.Exists(v => v.Version == law.Version)) throw new RuleViolationException("law.version-known", "version", law.Version);
        foreach (var version in versions) version.Supersede(law, officer.Actor, now);
        List<ListItem> items = versions.Count == 0 ? [] : await citing.OfAsync([.. versions.Select(v => v.Id)], law.InForceFrom!.Value, Days.On(now));
        return new LawPlan(law, versions, await review.AssignedAsync(items, officer));
    }

    /// <summary>Two texts of one law at once would leave open which of them the items are to be reviewed against.</summary>
    private static void RequireOneEach(IReadOnlyList<LawText> texts)
    {
        if (texts.GroupBy(t => t.RequireWhole().Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw new RuleViolationException("law.name-twice", twice.Key);
    }
}
