using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Reviews.Public;

/// <summary>What the annual reviews came to, as totals for everybody.</summary>
[AllowAnonymous]
public sealed class ResultsModel(PortalDb db) : PageModel
{
    private const int Most = 100; // five lists a year

    public IReadOnlyList<ReviewResult> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        Rows = await db.AnnualResults().Take(Most).ToListAsync();
        return format switch
        {
            null or "" => Page(),
            "csv" => File(Table().Csv(), ExportTable.CsvType, "annual-reviews.csv"),
            "xlsx" => File(Table().Xlsx(), ExportTable.XlsxType, "annual-reviews.xlsx"),
            _ => BadRequest(),
        };
    }

    private ExportTable Table() => new(
        "annual-reviews",
        ["list", "opened_on", "due_on", "closed_on", "items", "kept", "amended", "removed", "under_way", "unanswered", "reason_zh"],
        [
            .. Rows.Select(r => (IReadOnlyList<string?>)
            [
                r.Round.List!.Value.Slug(), Day(Days.On(r.Round.OpenedAt)), Day(r.Round.Due), Day(Days.On(r.Round.ClosedAt!.Value)),
                Number(r.Items), Number(r.Kept), Number(r.Amended), Number(r.Removed), Number(r.UnderWay), Number(r.Unanswered), r.Round.CloseReason,
            ]),
        ]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
