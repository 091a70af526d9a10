namespace VillageListsPortal.Benchmarks.Bare;

/// <summary>A row of <c>certificates</c>, without rules.</summary>
internal sealed class BareCertificate
{
    public Guid Id { get; set; }
    public Guid UnitId { get; set; }
    public Guid HeldBy { get; set; }
    public Guid ItemId { get; set; }
    public string ItemCode { get; set; } = "";
    public string Status { get; set; } = "";
    public byte[] Request { get; set; } = [];
    public string ApplicantName { get; set; } = "";
    public Guid PreparedBy { get; set; }
    public Guid[] Preparers { get; set; } = [];
    public bool PreparedByProxy { get; set; }
    public DateTimeOffset PreparedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public string? NumberPrefix { get; set; }
    public int? NumberYear { get; set; }
    public int? NumberSequence { get; set; }
    public string? NumberText { get; set; }
    public byte[]? Content { get; set; }
    public byte[]? ContentHash { get; set; }
    public string? Token { get; set; }
    public string? CheckCode { get; set; }
    public DateOnly? IssueDay { get; set; }
    public DateOnly? ValidTo { get; set; }
    public Guid? SignedBy { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public int Reprints { get; set; }
    public byte[]? ApplicantIndex { get; set; }
}

/// <summary>A row of <c>certificate_files</c>.</summary>
internal sealed class BareFile
{
    public Guid Id { get; set; }
    public Guid CertificateId { get; set; }
    public int Ordinal { get; set; }
    public byte[] Bytes { get; set; } = [];
    public byte[] Sha256 { get; set; } = [];
    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>A row of <c>journal</c>.</summary>
internal sealed class BareJournal
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid PersonId { get; set; }
    public Guid? PostId { get; set; }
    public string? Role { get; set; }
    public Guid? UnitId { get; set; }
    public string What { get; set; } = "";
    public string SubjectType { get; set; } = "";
    public Guid SubjectId { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
    public string? RequestId { get; set; }

    /// <summary>The same, now, of another subject.</summary>
    public BareJournal For(Guid subject) => new()
    {
        Id = Guid.CreateVersion7(),
        At = TimeProvider.System.GetUtcNow(),
        PersonId = PersonId,
        PostId = PostId,
        Role = Role,
        UnitId = UnitId,
        What = What,
        SubjectType = SubjectType,
        SubjectId = subject,
        Before = Before,
        After = After,
        RequestId = RequestId,
    };
}

/// <summary>A row of <c>idempotency</c>.</summary>
internal sealed class BareAnswer
{
    public Guid Token { get; set; }
    public Guid PersonId { get; set; }
    public string Route { get; set; } = "";
    public string Answer { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>What a row of the list shows.</summary>
internal sealed class BareItem
{
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public string Department { get; set; } = "";
    public string? Alternative { get; set; }
    public string LegalBasis { get; set; } = "";
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}
