namespace VillageListsPortal.Domain.Verification;

/// <summary>The fields of token type 1, in order. Frozen: printed codes cannot change (settled S20, ADR 0008).</summary>
internal static class TokenLayout
{
    /// <summary>Bytes without the signature.</summary>
    public const int PayloadSize = 76;

    /// <summary>All bytes.</summary>
    public const int Size = PayloadSize + TokenBytes.SignatureSize;

    public static readonly Range Key = 1..3;
    public static readonly Range District = 3..6;
    public static readonly Range Certificate = 6..22;
    public static readonly Range Village = 22..27;
    public const int ItemList = 27;
    public static readonly Range ItemNumber = 28..30;
    public static readonly Range Year = 30..32;
    public static readonly Range Number = 32..36;
    public static readonly Range IssuedOn = 36..40;
    public static readonly Range ValidTo = 40..44;
    public static readonly Range Hash = 44..76;

    /// <summary>The payload of a sound token.</summary>
    public static byte[] Write(CertificateToken token)
    {
        var bytes = new byte[PayloadSize];
        bytes[0] = (byte)TokenType.Certificate;
        TokenNumber.Write(bytes.AsSpan(Key), token.KeyId);
        TokenNumber.Write(bytes.AsSpan(District), TokenNumber.Of(token.DistrictCode));
        token.CertificateId.TryWriteBytes(bytes.AsSpan(Certificate), bigEndian: true, out _);
        TokenNumber.Write(bytes.AsSpan(Village), TokenNumber.Of(token.VillageCode));
        TokenItem.TryIndex(token.ItemCode, out bytes[ItemList], out var itemNumber);
        TokenNumber.Write(bytes.AsSpan(ItemNumber), itemNumber);
        TokenNumber.Write(bytes.AsSpan(Year), (ulong)token.Year);
        TokenNumber.Write(bytes.AsSpan(Number), (ulong)token.Number);
        TokenNumber.Write(bytes.AsSpan(IssuedOn), (ulong)token.IssuedOn.DayNumber);
        TokenNumber.Write(bytes.AsSpan(ValidTo), (ulong)(token.ValidTo?.DayNumber ?? 0));
        Convert.FromHexString(token.ContentSha256).CopyTo(bytes.AsSpan(Hash));
        return bytes;
    }

    /// <summary>The fields of a payload of type 1; null where a number cannot be what it stands for.</summary>
    public static CertificateToken? Read(ReadOnlySpan<byte> bytes)
    {
        var (number, issued, validTo) = (TokenNumber.Read(bytes[Number]), TokenNumber.Read(bytes[IssuedOn]), TokenNumber.Read(bytes[ValidTo]));
        if (number > int.MaxValue || !IsDay(issued) || !IsDay(validTo))
            return null;
        var token = new CertificateToken
        {
            KeyId = (ushort)TokenNumber.Read(bytes[Key]),
            DistrictCode = TokenNumber.Figures(TokenNumber.Read(bytes[District])),
            CertificateId = new Guid(bytes[Certificate], bigEndian: true),
            VillageCode = TokenNumber.Figures(TokenNumber.Read(bytes[Village])),
            ItemCode = TokenItem.Code(bytes[ItemList], (ushort)TokenNumber.Read(bytes[ItemNumber])) ?? "",
            Year = (int)TokenNumber.Read(bytes[Year]),
            Number = (int)number,
            IssuedOn = DateOnly.FromDayNumber((int)issued),
            ValidTo = validTo == 0 ? null : DateOnly.FromDayNumber((int)validTo),
            ContentSha256 = Convert.ToHexStringLower(bytes[Hash]),
        };
        return token.Unsound() is null ? token : null;
    }

    private static bool IsDay(ulong dayNumber) => dayNumber <= (ulong)DateOnly.MaxValue.DayNumber;
}
