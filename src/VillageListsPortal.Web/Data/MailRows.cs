namespace VillageListsPortal.Web.Data;

/// <summary>That a person wants a daily digest, and where; without the wish there is no row and no address.</summary>
public sealed class PersonMail
{
    public required Guid PersonId { get; init; }

    /// <summary>Ciphertext in the database (settled S3).</summary>
    public required string Address { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    /// <summary>What came until then was told by a digest that was sent, or came before there were any.</summary>
    public required DateTimeOffset ToldUntil { get; set; }

    /// <summary>Groups of notices that the digest leaves out.</summary>
    public IReadOnlyList<string> LeftOut { get; set; } = [];
}

/// <summary>One digest: made with what it tells of, sent later, tried again while the mail server is away. The next one takes the place of one that was not sent.</summary>
public sealed class OutgoingMail
{
    /// <summary>Then it is given up.</summary>
    public const int MostTries = 10;

    private const int FirstDelay = 5;
    private const int LongestDelay = 12 * 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonId { get; init; }
    public required DateOnly Day { get; init; }
    public required string Subject { get; init; }

    /// <summary>Ciphertext in the database.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? SentAt { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Null once it was sent or given up.</summary>
    public required DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Why the last try failed, without address.</summary>
    public string? LastError { get; private set; }

    public void Sent(DateTimeOffset now) => (SentAt, NextTryAt, LastError, Tries) = (now, null, null, Tries + 1);

    /// <summary>Waits twice as long each time: 5 minutes, 10, 20, …, at most 12 hours; ten tries take about a day and a half.</summary>
    public void Failed(string why, DateTimeOffset now)
    {
        (Tries, LastError) = (Tries + 1, why);
        NextTryAt = Tries < MostTries ? now.AddMinutes(Math.Min(LongestDelay, FirstDelay << (Tries - 1))) : null;
    }

    /// <summary>The person wants no more mail.</summary>
    public void Drop() => (NextTryAt, LastError) = (null, "unwanted");
}
