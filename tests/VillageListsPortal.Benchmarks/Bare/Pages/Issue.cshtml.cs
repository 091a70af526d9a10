using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace VillageListsPortal.Benchmarks.Bare.Pages;

/// <summary>Inserts the rows of a certificate in the portal's two steps, each one transaction; Razor checks the antiforgery token by itself.</summary>
internal sealed class IssueModel(BareDb db, Patterns patterns) : PageModel
{
    public async Task<IActionResult> OnPostPrepareAsync(int client, Guid idempotencyToken, BareInput input)
    {
        var pattern = patterns.Of(client);
        var certificate = pattern.Prepared(input.Name ?? "");
        db.Certificates.Add(certificate);
        db.Journal.AddRange(pattern.JournalOf(certificate.Id, signing: false));
        db.Answers.Add(pattern.Answer(idempotencyToken, certificate.Id, "/certificates/new/ZM-07"));
        await db.SaveChangesAsync();
        return LocalRedirect($"/certificates/{certificate.Id}");
    }

    public async Task<IActionResult> OnPostSignAsync(int client, Guid idempotencyToken, Guid id)
    {
        var pattern = patterns.Of(client);
        var certificate = await db.Certificates.SingleAsync(c => c.Id == id);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = await db.Database.SqlQuery<int>($"""
            INSERT INTO number_series (unit_id, year, prefix, last) VALUES ({certificate.UnitId}, {pattern.Certificate.NumberYear}, {pattern.Prefix}, 1)
            ON CONFLICT (unit_id, year, prefix) DO UPDATE SET last = number_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync();
        pattern.Sign(certificate, number[0]);
        db.Files.Add(pattern.File(id));
        db.Journal.AddRange(pattern.JournalOf(id, signing: true));
        db.Answers.Add(pattern.Answer(idempotencyToken, id, $"/certificates/{id}/sign"));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return LocalRedirect($"/certificates/{id}");
    }

    /// <summary>What the portal's form sends, as far as it is filled in.</summary>
    internal sealed class BareInput
    {
        public string? Name { get; set; }
        public string? DocumentType { get; set; }
        public string? Number { get; set; }
        public string? AskingBody { get; set; }
        public bool NoOtherProof { get; set; }
        public Dictionary<string, string?> Values { get; set; } = [];
    }
}
