namespace VillageListsPortal.Web.Data;

/// <summary>The bytes of an attachment, apart from its row (settled S3).</summary>
public sealed class AttachmentContent
{
    public required Guid AttachmentId { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>That a person has read a notice.</summary>
public sealed class NoticeReading
{
    public required Guid PersonId { get; init; }
    public required Guid NoticeId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A setting of the district from a day on; the latest one that has begun counts.</summary>
public sealed class DistrictSetting
{
    public required string Name { get; init; }
    public required DateOnly From { get; init; }
    public required string Value { get; init; }
    public required Guid SetBy { get; init; }
    public required DateTimeOffset SetAt { get; init; }
}
