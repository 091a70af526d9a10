using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The register of certificates within the officer's jurisdiction, newest first, masked above the village (settled S7).</summary>
[Authorize(Policies.ReadCertificateRegister)]
public sealed class IndexModel(PortalDb db, TimeProvider clock, RequestTrace trace) : PortalPage
{
    public const int PageSize = 50;
    private const int LongestSearch = 80;

    public sealed record Row(Guid Id, string? Number, string ItemCode, string Title, string? TitleEn, string Name, string Village, CertificateStatus Status, DateTimeOffset PreparedAt);

    [BindProperty(SupportsGet = true)]
    public CertificateStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    public string? Sought { get; private set; }

    public async Task OnGetAsync() => await LoadAsync(Mine());

    /// <summary>By number, check code or person; a person search is a POST and journalled (settled S33).</summary>
    public async Task<IActionResult> OnPostAsync(string? sought)
    {
        try
        {
            Sought = FieldRules.Line(nameof(sought), sought, LongestSearch);
        }
        catch (RuleViolationException broken)
        {
            Say(broken);
        }

        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        if (string.IsNullOrEmpty(Sought)) return LocalRedirect("/certificates");
        var rows = Mine();
        if (CertificateNumber.TryParse(Sought, out var number))
        {
            var text = number.ToString();
            rows = rows.Where(c => c.Issue!.NumberText == text);
        }
        else if (CheckCode.TryNormalize(Sought, out var code))
        {
            rows = rows.Where(c => c.Issue!.CheckCode == code);
        }
        else if (Officer.SeesMasked)
        {
            rows = rows.Where(_ => false);
        }
        else
        {
            rows = ByPerson(rows, Sought);
        }

        await LoadAsync(rows);
        if (!Officer.SeesMasked)
        {
            db.Note(new PersonSearched(Officer.UnitId, Officer.UnitId, Rows.Count, Officer.Actor, clock.GetUtcNow()), nameof(Certificate), trace);
            await db.SaveChangesAsync();
        }

        return Page();
    }

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync(Mine());
        return Page();
    }

    private IQueryable<Certificate> Mine() => db.Certificates.Within(db, Officer.Jurisdiction).AsNoTracking();

    private IQueryable<Certificate> ByPerson(IQueryable<Certificate> rows, string sought)
    {
        var indexes = Enum.GetValues<IdentityDocumentType>().Select(t => db.Cipher.Index($"{t}:{sought.ToUpperInvariant()}")).ToList();
        return rows.Where(c => c.ApplicantName.Contains(sought) || indexes.Contains(EF.Property<byte[]>(c, "ApplicantIndex")));
    }

    private async Task LoadAsync(IQueryable<Certificate> rows)
    {
        if (Officer.SeesMasked) rows = rows.Where(c => c.Status != CertificateStatus.Draft);
        if (Status is { } status) rows = rows.Where(c => c.Status == status);
        if (Before is { } before) rows = rows.Where(c => c.Id < before);
        var found = await (
            from c in rows
            orderby c.Id descending
            join item in db.ListItems on c.ItemId equals item.Id
            join unit in db.Units on c.UnitId equals unit.Id
            select new Row(c.Id, c.Issue!.NumberText, c.ItemCode, item.Title, item.TitleEn, c.ApplicantName, unit.ShortName, c.Status, c.PreparedAt)).Take(PageSize + 1).ToListAsync();
        Rows = [.. found.Take(PageSize).Select(r => Officer.SeesMasked ? r with { Name = PersonName.Mask(r.Name) } : r)];
        More = found.Count > PageSize ? Rows[^1].Id : null;
    }
}
