using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>The hash of a seal: over its sequence, the seal before and the whole content of its rows (settled S28).</summary>
public static class SealHash
{
    public static byte[] Of(long sequence, byte[] before, IEnumerable<JournalRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        hash.AppendData(number);
        hash.AppendData(before);
        foreach (var row in rows)
        {
            // Length-prefixed fields: no two different rows give the same bytes.
            foreach (var field in (ReadOnlySpan<string?>)[
                row.Id.ToString(), row.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture), row.PersonId.ToString(), row.PostId?.ToString(), row.Role,
                row.UnitId?.ToString(), row.What, row.SubjectType, row.SubjectId.ToString(), row.Before, row.After, row.RequestId])
            {
                var bytes = field is null ? null : Encoding.UTF8.GetBytes(field);
                BinaryPrimitives.WriteInt64BigEndian(number, bytes?.Length ?? -1);
                hash.AppendData(number);
                if (bytes is not null) hash.AppendData(bytes);
            }
        }

        return hash.GetHashAndReset();
    }
}
