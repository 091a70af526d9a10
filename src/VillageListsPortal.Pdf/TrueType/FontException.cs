namespace VillageListsPortal.Pdf;

/// <summary>A font file cannot be used; the message says which and why.</summary>
public sealed class FontException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">Name of the font file.</param>
    /// <param name="reason">What is wrong with it.</param>
    public FontException(string file, string reason)
        : base($"Font {file}: {reason}")
    {
    }

    /// <summary>Makes the exception from a cause.</summary>
    /// <param name="file">Name of the font file.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="cause">The error below it.</param>
    public FontException(string file, string reason, Exception cause)
        : base($"Font {file}: {reason}", cause)
    {
    }
}
