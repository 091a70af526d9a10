using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>The requests of decades: of a hundred ninety-nine are closed, one lies somewhere between filing and approval. Titles and tasks are put together from words, so that some are in every second request and some in one of a thousand.</summary>
internal static class ManyAdmissions
{
    private static readonly string[] Verbs = ["协助", "配合", "宣传", "报送", "登记", "巡查"];
    private static readonly string[] Things = ["森林防火", "垃圾分类", "养老服务", "残疾人服务", "农田灌溉", "文化活动", "普法", "殡葬改革", "河道保洁", "电商培训", "就业信息", "征兵", "人口普查", "疫苗接种", "危房排查", "反诈", "乡村旅游", "种粮补贴"];
    private static readonly string[] Ends = ["信息摸底", "情况报送", "日常巡看", "现场劝导", "入户走访", "名册核对"];

    /// <summary>In one request of two hundred.</summary>
    public const string Rare = "古树";

    /// <summary>In every second one.</summary>
    public const string Common = "村里";

    private static readonly AdmissionStatus[] Open = [AdmissionStatus.Submitted, AdmissionStatus.Accepted, AdmissionStatus.Consulting, AdmissionStatus.Assessing, AdmissionStatus.AwaitingApproval];

    /// <summary>Adds so many requests, spread over the townships and departments.</summary>
    /// <param name="portal">The portal, for its units.</param>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="pattern">A request that the portal has stored; its JSON is copied.</param>
    /// <param name="from">The first one's place in the order.</param>
    /// <param name="count">How many.</param>
    public static async Task AddAsync(RunningPortal portal, NpgsqlDataSource owner, Guid pattern, int from, int count)
    {
        var units = await portal.InDatabaseAsync(db => db.Units.AsNoTracking().Where(u => u.Kind == UnitKind.Township || u.Kind == UnitKind.Department).OrderBy(u => u.ShortName).Select(u => u.Id).ToListAsync());
        var request = (string)(await CopiedRow.ReadAsync(owner, "admissions", "id = $1", pattern))[0]["request"];
        var began = TimeProvider.System.GetUtcNow().AddDays(-7300);
        await using var connection = await owner.OpenConnectionAsync();
        await using (var rows = await connection.BeginBinaryImportAsync(
            "COPY admissions (id, unit_id, status, kind, list, title, request, number, drafted_at, submitted_at, closed_at, accepted_at, findings, pauses, decision, decided_by, decided_at, grams) FROM STDIN (FORMAT BINARY)"))
        {
            for (var n = from; n < from + count; n++) await WriteAsync(rows, n, units[n % units.Count], request, began.AddMinutes(n * 100));
            await rows.CompleteAsync();
        }

        await using var analyze = connection.CreateCommand();
        analyze.CommandText = "VACUUM ANALYZE admissions";
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter rows, int n, Guid unit, string request, DateTimeOffset at)
    {
        var (title, task) = (TitleOf(n), Verbs[n % Verbs.Length] + Things[n * 7 % Things.Length]);
        var status = n % 100 == 0 ? Open[n / 100 % Open.Length] : n % 3 == 0 ? AdmissionStatus.Refused : n % 3 == 1 ? AdmissionStatus.Expired : AdmissionStatus.Withdrawn;
        var (closed, decided) = (n % 100 != 0, status is AdmissionStatus.Refused or AdmissionStatus.Expired);
        await rows.StartRowAsync();
        await rows.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid);
        await rows.WriteAsync(unit, NpgsqlDbType.Uuid);
        await rows.WriteAsync(status.ToString(), NpgsqlDbType.Text);
        await rows.WriteAsync(nameof(AdmissionKind.TemporaryTask), NpgsqlDbType.Text);
        await rows.WriteAsync("Assistance", NpgsqlDbType.Text);
        await rows.WriteAsync(title, NpgsqlDbType.Text);
        await rows.WriteAsync(request, NpgsqlDbType.Jsonb);
        await rows.WriteAsync($"ZR-1990-{n}", NpgsqlDbType.Text);
        await rows.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        await rows.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        await WriteIfAsync(rows, closed, at.UtcDateTime, NpgsqlDbType.TimestampTz);
        await WriteIfAsync(rows, status is not (AdmissionStatus.Submitted or AdmissionStatus.Withdrawn), at.UtcDateTime, NpgsqlDbType.TimestampTz);
        await rows.WriteAsync("""{"Crossed": [], "Shifted": [], "Covered": []}""", NpgsqlDbType.Jsonb);
        await rows.WriteAsync("[]", NpgsqlDbType.Jsonb);
        await WriteIfAsync(rows, decided, """{"Form": "JointMeeting", "Day": "2010-01-01", "Opinion": "见纪要"}""", NpgsqlDbType.Jsonb);
        await WriteIfAsync(rows, decided, Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        await WriteIfAsync(rows, decided, at.UtcDateTime, NpgsqlDbType.TimestampTz);
        await rows.WriteAsync(TextGrams.Of($"ZR-1990-{n}\n{title}\n{task}"), NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    private static string TitleOf(int n) => n % 200 == 7
        ? $"协助{Rare}名木{Ends[n % Ends.Length]}"
        : $"{(n % 2 == 0 ? Common : "各组")}{Verbs[n % Verbs.Length]}{Things[n % Things.Length]}{Ends[n / 3 % Ends.Length]}（第{n % 40}批）";

    private static Task WriteIfAsync<T>(NpgsqlBinaryImporter rows, bool filled, T value, NpgsqlDbType type) => filled ? rows.WriteAsync(value, type) : rows.WriteNullAsync();
}
