using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Prepares or changes a draft, and puts it before the signer where wished.</summary>
public sealed class PrepareCertificate(PortalDb db, Idempotency once, PdfEngine pdf, TimeProvider clock)
{
    /// <summary>What the clerk wishes beside the text.</summary>
    /// <param name="Submit">提交签批 at once.</param>
    /// <param name="DespiteSimilar">Goes on although a similar one is open (settled S22).</param>
    public sealed record Wishes(bool Submit, bool DespiteSimilar);

    /// <returns>The address of the case.</returns>
    public async Task<string> RunAsync(Officer officer, CertificateItem item, Unit village, Certificate? draft, CertificateRequest request, Wishes wishes)
    {
        var now = clock.GetUtcNow();
        db.Database.AutoSavepointsEnabled = false; // a save that fails ends this transaction: two round trips for a point nobody returns to
        await using var transaction = draft is null ? await db.Database.BeginTransactionAsync() : null;
        if (draft is null)
        {
            draft = Certificate.Prepare(item, village, request, officer.Actor, now);
            await RequireNoSimilar(draft, wishes, now);
            db.Certificates.Add(draft);
        }
        else
        {
            draft.Amend(item, village, request, officer.Actor, now);
        }

        RequireGlyphs(item, village, draft.Request);
        if (wishes.Submit) draft.Submit(officer.Actor, now);
        var address = $"/certificates/{draft.Id}";
        once.Answer(address);
        await db.SaveChangesAsync();
        if (transaction is not null) await transaction.CommitAsync();
        return address;
    }

    /// <summary>A second open one for the same person, item and village within 24 hours is asked about (settled S22).</summary>
    private async Task RequireNoSimilar(Certificate draft, Wishes wishes, DateTimeOffset now)
    {
        if (wishes.DespiteSimilar) return;
        var index = ApplicantIndexInterceptor.IndexOf(db, draft.Request);
        var since = now.AddHours(-24);
        var similar = await db.Database.SqlQuery<bool>($"SELECT similar_certificate_open({draft.UnitId}, {draft.ItemCode}, {index}, {since}) AS \"Value\"").ToListAsync(); // two clerks at once: the second sees the first one's
        if (similar.Single()) throw new RuleViolationException("certificate.similar-open");
    }

    /// <summary>A character that no face has is reported before anything is signed (domain 4.10).</summary>
    private void RequireGlyphs(CertificateItem item, Unit village, CertificateRequest request)
    {
        var a = request.Attendance;
        (string Field, string? Text)[] typed =
        [
            ("Name", request.Name), .. request.Values.Select(v => ($"Values[{v.Key}]", (string?)v.Value)), ("AskingBody", request.AskingBody),
            ("AgentName", a.AgentName), ("AgentRelation", a.AgentRelation), ("GuardianName", a.GuardianName), ("FirstWitness", a.FirstWitness), ("SecondWitness", a.SecondWitness),
            ("", string.Concat([item.Title, village.NameOn(Days.Today(clock)).Full, .. CertificateText.Compose(item, village.Committee!.Value, request)])),
        ];
        foreach (var (field, text) in typed)
        {
            pdf.RequireGlyphs(field.Length > 0 ? $"Input.{field}" : "", text);
        }
    }
}

public static class Glyphs
{
    /// <summary>Every character can be drawn.</summary>
    /// <param name="field">The form's field, for the message's place; empty for none.</param>
    /// <exception cref="RuleViolationException"><c>paper.missing-character</c>: the characters with their code points, and the field.</exception>
    public static void RequireGlyphs(this PdfEngine pdf, string field, string? text)
    {
        var missing = pdf.FindMissing(text ?? "");
        if (missing.Count > 0) throw new RuleViolationException("paper.missing-character", string.Join(" / ", missing.Select(m => $"{m.Text} {m}")), field);
    }
}
