using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>
/// "The same rows": certificates that the portal has issued, one for each client's village. What is inserted for the others is a copy:
/// every column that is filled is filled, with as many bytes; only keys, number and check code are new.
/// </summary>
internal sealed class Patterns(IReadOnlyList<Pattern> all)
{
    public Pattern Of(int client) => all[client];

    public static async Task<Patterns> ReadAsync(BareDb db, IReadOnlyList<Guid> issued)
    {
        List<Pattern> all = [];
        foreach (var id in issued)
        {
            all.Add(new Pattern(
                await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id),
                (await db.Files.AsNoTracking().SingleAsync(f => f.CertificateId == id)).Bytes.Length,
                await db.Journal.AsNoTracking().Where(j => j.SubjectId == id).OrderBy(j => j.Id).ToListAsync()));
        }

        return new Patterns(all);
    }

    /// <summary>One certificate that is prepared and no more, for all clients; it can be prepared again and not signed.</summary>
    public static async Task<Patterns> PreparedAsync(BareDb db, Guid id)
    {
        var journal = await db.Journal.AsNoTracking().Where(j => j.SubjectId == id).OrderBy(j => j.Id).ToListAsync();
        var pattern = new Pattern(await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id), 0, [.. journal, journal[^1]]); // the last row of a pattern is that of signing
        return new Patterns([.. Enumerable.Repeat(pattern, Measuring.Load.Clients)]);
    }
}

/// <summary>One certificate's rows, to be copied.</summary>
internal sealed record Pattern(BareCertificate Certificate, int FileBytes, IReadOnlyList<BareJournal> Journal)
{
    /// <summary>Distinguishes the copies' numbers from those of the portal.</summary>
    public string Prefix => Certificate.NumberPrefix + "对照";

    /// <summary>As after 提交签批.</summary>
    public BareCertificate Prepared(string name) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitId = Certificate.UnitId,
        HeldBy = Certificate.HeldBy,
        ItemId = Certificate.ItemId,
        ItemCode = Certificate.ItemCode,
        Status = "AwaitingSignature",
        Request = RandomNumberGenerator.GetBytes(Certificate.Request.Length),
        ApplicantName = name,
        PreparedBy = Certificate.PreparedBy,
        Preparers = Certificate.Preparers,
        PreparedAt = TimeProvider.System.GetUtcNow(),
        SubmittedAt = TimeProvider.System.GetUtcNow(),
        ApplicantIndex = RandomNumberGenerator.GetBytes(Certificate.ApplicantIndex!.Length),
    };

    /// <summary>As after 签批.</summary>
    public void Sign(BareCertificate prepared, int number)
    {
        prepared.Status = "Signed";
        prepared.NumberPrefix = Prefix;
        prepared.NumberYear = Certificate.NumberYear;
        prepared.NumberSequence = number;
        prepared.NumberText = string.Create(CultureInfo.InvariantCulture, $"{Prefix}〔{Certificate.NumberYear}〕{number}号");
        prepared.Content = RandomNumberGenerator.GetBytes(Certificate.Content!.Length);
        prepared.ContentHash = RandomNumberGenerator.GetBytes(Certificate.ContentHash!.Length);
        prepared.Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Certificate.Token!.Length * 3 / 4));
        prepared.CheckCode = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        prepared.IssueDay = Certificate.IssueDay;
        prepared.ValidTo = Certificate.ValidTo;
        prepared.SignedBy = Certificate.SignedBy;
        prepared.SignedAt = TimeProvider.System.GetUtcNow();
    }

    public BareFile File(Guid certificate) => new()
    {
        Id = Guid.CreateVersion7(),
        CertificateId = certificate,
        Bytes = RandomNumberGenerator.GetBytes(FileBytes),
        Sha256 = RandomNumberGenerator.GetBytes(32),
        MadeAt = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>The journal's rows of preparing (all but the last) or of signing (the last).</summary>
    public IEnumerable<BareJournal> JournalOf(Guid certificate, bool signing) => (signing ? Journal.TakeLast(1) : Journal.SkipLast(1)).Select(j => j.For(certificate));

    public BareAnswer Answer(Guid token, Guid certificate, string route) => new()
    {
        Token = token,
        PersonId = Certificate.PreparedBy,
        Route = route,
        Answer = $"/certificates/{certificate}",
        At = TimeProvider.System.GetUtcNow(),
    };
}
