namespace VillageListsPortal.Domain.Certificates;

/// <summary>A stored paper, kept byte for byte (domain 4.7). Ordinal 0 is the issue, n the n-th reprint (settled S21).</summary>
public sealed class CertificateFile
{
    private CertificateFile() { }

    /// <summary>Stores a paper.</summary>
    /// <param name="certificateId">Its certificate.</param>
    /// <param name="ordinal">0 for the issue, n for the n-th reprint.</param>
    /// <param name="bytes">The PDF.</param>
    /// <param name="sha256">Its hash, 32 bytes.</param>
    /// <param name="at">When it was made.</param>
    public CertificateFile(Guid certificateId, int ordinal, byte[] bytes, byte[] sha256, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (CertificateId, Ordinal, Bytes, Sha256, MadeAt) = (certificateId, ordinal, bytes, sha256, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its certificate.</summary>
    public Guid CertificateId { get; private set; }

    /// <summary>0 for the issue, n for the n-th reprint.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The PDF; ciphertext in the database (settled S3).</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>SHA-256 of the PDF.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }
}
