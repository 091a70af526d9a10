using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Gives a numbered 不予出具告知单 at a village's desk (settled S13, S23).</summary>
public sealed class GiveSlip(PortalDb db, Idempotency once, PdfEngine pdf, TimeProvider clock)
{
    /// <returns>The address of the slip, ready to print.</returns>
    public async Task<string> RunAsync(Officer officer, string? code, string? askingBody)
    {
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        var item = await db.ListItems.OfType<CancelledItem>().InForce(code ?? "", today).SingleOrDefaultAsync()
            ?? throw new RuleViolationException("certificate.item-not-in-force", ItemCode.KindOf(code) is null ? "" : code!);
        // No number without its paper: what no face can draw is said before (domain 4.10).
        pdf.RequireGlyphs("askingBody", FieldRules.Line("asking-body", askingBody, RefusalSlip.LongestAskingBody));
        var village = await db.Units.SingleAsync(u => u.Id == officer.UnitId);
        var slip = new RefusalSlip(item, village, await NumberAsync(today.Year), askingBody, officer.Actor, now);
        db.RefusalSlips.Add(slip);
        var address = $"/certificates/slips/{slip.Id}/slip.pdf"; // one click from question to paper
        once.Answer(address);
        await db.SaveChangesAsync();
        return address;
    }

    /// <summary>Taken outside the transaction: gaps are allowed, and no clerk waits for another.</summary>
    private async Task<string> NumberAsync(int year)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            INSERT INTO case_numbers (kind, year, last) VALUES ('GZ', {year}, 1)
            ON CONFLICT (kind, year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"GZ-{year}-{taken.Single():000}");
    }
}
