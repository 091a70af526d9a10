using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Keeps a file that was sent: its kind is told from its bytes, its name is never trusted, its hash is kept beside it.</summary>
public sealed class KeepAttachment(PortalDb db, TimeProvider clock)
{
    /// <exception cref="RuleViolationException"><c>attachment.missing</c>, <c>attachment.kind</c>, <c>attachment.too-many</c>, <c>attachment.too-large</c>, <c>attachment.empty</c>.</exception>
    public async Task<Attachment> AddAsync(Guid admissionId, Guid? consultationId, IFormFile? file, Actor by)
    {
        if (file is null) throw new RuleViolationException("attachment.missing");
        if (file.Length > Attachment.MostBytes) throw new RuleViolationException("attachment.too-large", Attachment.MostBytes / 1024 / 1024);
        if (await OthersAsync(admissionId, consultationId, by) >= Attachment.Most) throw new RuleViolationException("attachment.too-many", Attachment.Most);
        using var sent = new MemoryStream((int)file.Length);
        await file.CopyToAsync(sent);
        var bytes = sent.ToArray();
        var kind = KindOf(bytes) ?? throw new RuleViolationException("attachment.kind");
        var attachment = new Attachment(admissionId, consultationId, file.FileName, kind, (bytes.Length, SHA256.HashData(bytes)), by, clock.GetUtcNow());
        db.Attachments.Add(attachment);
        db.AttachmentContents.Add(new AttachmentContent { AttachmentId = attachment.Id, Bytes = bytes });
        return attachment;
    }

    /// <summary>Each answer has its own files, and nobody's files take the place of the decision's scan.</summary>
    private Task<int> OthersAsync(Guid admissionId, Guid? consultationId, Actor by) =>
        db.Attachments.CountAsync(a => a.AdmissionId == admissionId && a.ConsultationId == consultationId && (by.Role != Role.Approver || a.UploadedBy == by.PersonId));

    /// <summary>What the bytes are, or null for none of the kinds that are taken.</summary>
    public static AttachmentKind? KindOf(byte[] bytes) => bytes.AsSpan() switch
    {
        _ when bytes.AsSpan().StartsWith("%PDF-"u8) => AttachmentKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => AttachmentKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => AttachmentKind.Png,
        [(byte)'P', (byte)'K', 3, 4, ..] => OfficeKindOf(bytes),
        _ => null,
    };

    /// <summary>An Office file is a zip with its main part at a known place; macros are not taken.</summary>
    private static AttachmentKind? OfficeKindOf(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return zip.GetEntry("word/document.xml") is not null ? AttachmentKind.Docx
                : zip.GetEntry("xl/workbook.xml") is not null ? AttachmentKind.Xlsx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
