namespace VillageListsPortal.Pdf.Qr;

/// <summary>A row or column of modules as bits, so that all of them are looked at in a few operations. The usual code fits into one word, the largest takes three.</summary>
internal interface IBitLine<T>
    where T : struct, IBitLine<T>
{
    /// <summary>How many bits are set.</summary>
    int Count { get; }

    /// <summary>The bits of a line, from the lowest of the first word on.</summary>
    static abstract T Of(ReadOnlySpan<ulong> words);

    /// <summary>The first <paramref name="count"/> bits.</summary>
    static abstract T First(int count);

    static abstract T operator &(T a, T b);

    static abstract T operator |(T a, T b);

    static abstract T operator ~(T a);

    /// <summary>Each bit moves down by 1 to 63 places: afterwards bit i is what bit i + count was.</summary>
    static abstract T operator >>(T a, int count);
}
