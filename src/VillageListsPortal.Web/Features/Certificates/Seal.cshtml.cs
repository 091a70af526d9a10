using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The village's 印章管理制度: who signs beside the head, who keeps the seal (domain 4.3).</summary>
[Authorize(Policies.ReadSealPolicy)]
public sealed class SealModel(PortalDb db, Idempotency once, TimeProvider clock) : PortalPage
{
    public sealed record Delegation(Guid Id, string Name, string? ItemCode, DateOnly From, DateOnly To, DateOnly FiledOn, bool Runs);

    public sealed record Choice(string Code, string Title, string? TitleEn);

    public sealed class NameInput
    {
        public Guid PersonId { get; set; }
        public string? ItemCode { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public DateOnly? FiledOn { get; set; }
    }

    [BindProperty]
    public NameInput Input { get; set; } = new();

    public SealPolicy Policy { get; private set; } = null!;

    public SigningToday Today { get; private set; } = SigningToday.Nobody;

    public IReadOnlyList<Delegation> Delegations { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Candidates { get; private set; } = [];

    public IReadOnlyList<Choice> Items { get; private set; } = [];

    public bool MayName => Officer.Role == Role.VillageHead;

    private DateOnly Day => Days.Today(clock);

    public async Task OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayName) return Forbid();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await OnceAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM seal_policies WHERE unit_id = {Officer.UnitId} FOR UPDATE"); // one naming after the other
            var policy = await MineAsync();
            if (db.Entry(policy).State == EntityState.Detached) db.SealPolicies.Add(policy); // the first to be named in this village
            var person = await db.Persons.Include(p => p.Posts).SingleOrDefaultAsync(p => p.Id == Input.PersonId) ?? throw new RuleViolationException("seal.delegate-unfit");
            var item = string.IsNullOrEmpty(Input.ItemCode) ? null : Input.ItemCode;
            if (item is not null && !await db.ListItems.OfType<CertificateItem>().InForce(item, Day).AnyAsync()) throw new RuleViolationException("seal.no-such-item");
            policy.Name(person, item,
                (Input.From ?? Day, Input.To ?? throw new RuleViolationException("seal.delegation-term")), Input.FiledOn ?? Day, Officer.Actor, clock.GetUtcNow());
            var address = await SaveAsync();
            await transaction.CommitAsync();
            return address;
        }, ShowAsync);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid delegation)
    {
        if (!MayName) return Forbid();
        return await OnceAsync(async () =>
        {
            (await MineAsync()).EndDelegation(delegation, Day, Officer.Actor, clock.GetUtcNow());
            return await SaveAsync();
        }, ShowAsync);
    }

    private Task<SealPolicy> MineAsync() => db.SealPolicyOfAsync(Officer.UnitId, Day);

    private async Task<string> SaveAsync()
    {
        once.Answer("/certificates/seal");
        await db.SaveChangesAsync();
        return "/certificates/seal";
    }

    private async Task<IActionResult> ShowAsync()
    {
        Policy = await MineAsync();
        Today = await SigningToday.OfAsync(db, Officer.UnitId, "", Day);
        var people = await db.Posts.AsNoTracking().Where(p => p.UnitId == Officer.UnitId).Join(db.Persons, p => p.PersonId, p => p.Id, (post, person) => new { post, person.Name }).ToListAsync();
        Candidates = [.. people.Where(p => p.post.WorksOn(Day) && p.post.Role is Role.VillageClerk or Role.PartySecretary && !people.Any(k => k.post.PersonId == p.post.PersonId && k.post.Role == Role.SealKeeper && k.post.WorksOn(Day)))
            .Select(p => (p.post.PersonId, p.Name)).Distinct()];
        Items = await db.ListItems.OfType<CertificateItem>().Where(i => i.From <= Day && (i.To == null || Day < i.To)).OrderBy(i => i.Code).Select(i => new Choice(i.Code, i.Title, i.TitleEn)).ToListAsync();
        var ids = Policy.Delegations.Select(d => d.PersonId).ToList();
        var names = await db.Persons.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        Delegations = [.. Policy.Delegations.OrderByDescending(d => d.From).Select(d => new Delegation(d.Id, names[d.PersonId], d.ItemCode, d.From, d.To, d.FiledOn, d.From <= Day && Day < d.To))];
        return Page();
    }
}
