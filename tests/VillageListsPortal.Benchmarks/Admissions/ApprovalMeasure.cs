using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>审定批准 over HTTP, which writes the item's version, the edition and a notice for each village, beside a bare batch of those rows.</summary>
internal static class ApprovalMeasure
{
    private const double Goal = 0.25;

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        await using var database = NpgsqlDataSource.Create(district.Settings.AppConnection);
        using var office = await AdmissionOffice.OpenAsync(portal);
        var (own, batch) = (new Figures("this portal"), new Figures("bare Npgsql batch, no HTTP"));
        var pattern = (await office.Stock.AwaitingApprovalAsync(1))[0];
        var versions = await office.Stock.VersionsAsync([pattern]);
        await ApproveAsync(office, 0, pattern, versions);
        var rows = await ApprovedRows.ReadAsync(database, pattern);

        var each = plan.Smoke ? 1 : 3; // a list has at most 999 codes
        await OwnAsync(each, keep: false);
        await BatchAsync(each, keep: false);
        await Rounds.AlternateAsync(plan.Rounds, [() => OwnAsync(each, keep: true), () => BatchAsync(each, keep: true)]);
        var table = new Table($"approvals of {rows.Count.ToString(CultureInfo.InvariantCulture)} rows, 8 clients", "per second, median", "minimum", "p50 ms", "p99 ms");
        foreach (var one in new[] { own, batch }) table.Row(one.Name, Table.Number(one.Median), Table.Number(one.Minimum), Table.Number(one.Percentile(0.5)), Table.Number(one.Percentile(0.99)));
        return new Section("Approving a request over HTTP", table.ToString(), $"Against the bare batch: {Table.Times(own.Against(batch), Goal)}.");

        async Task OwnAsync(int times, bool keep)
        {
            var ids = new ConcurrentQueue<Guid>(await office.Stock.AwaitingApprovalAsync(times * Load.Clients));
            var read = await office.Stock.VersionsAsync([.. ids]);
            Keep(own, keep, await Load.TimesAsync(times, (client, _) => ids.TryDequeue(out var id) ? ApproveAsync(office, client, id, read) : throw new InvalidOperationException("There is no case left.")));
        }

        async Task BatchAsync(int times, bool keep)
        {
            var ids = new ConcurrentQueue<Guid>(await office.Stock.AwaitingApprovalAsync(times * Load.Clients));
            var next = await portal.InDatabaseAsync(async db => new Next(
                await db.ListItems.OfType<AssistanceItem>().Select(i => i.Code).ToListAsync() is { } codes ? codes.Max(ItemCode.NumberOf) : 0,
                await db.ListEditions.Where(e => e.Kind == ListKind.Assistance).MaxAsync(e => e.Number)));
            Keep(batch, keep, await Load.TimesAsync(times, (_, _) => ids.TryDequeue(out var id) ? rows.WriteAsync(database, id, next) : throw new InvalidOperationException("There is no case left.")));
        }
    }

    private static void Keep(Figures figures, bool keep, (double Rate, IReadOnlyCollection<double> Calls) round)
    {
        if (keep) figures.Add(round.Rate, round.Calls);
    }

    private static Task ApproveAsync(AdmissionOffice office, int client, Guid id, Dictionary<Guid, uint> versions)
    {
        var today = Days.Today(TimeProvider.System);
        return office.Approvers[client].PostAsync(
            $"/admissions/{id}/decide?handler=Approve",
            [
                .. Form.Of(versions[id]), new("Approval.Form", "JointMeeting"), new("Approval.Day", Day(today)), new("Approval.Minutes", "联席会议纪要〔2026〕7号"),
                new("Approval.Document", "渝北准入〔2026〕12号"), new("Approval.Opinion", "同意准入"), new("Approval.From", Day(today.AddDays(90))),
            ]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The last code and edition of the list, counted on for the batches of a round.</summary>
internal sealed class Next(int code, int edition)
{
    private int code = code;
    private int edition = edition;

    public string Code() => string.Create(CultureInfo.InvariantCulture, $"XZ-{Interlocked.Increment(ref code):00}");

    public int Edition() => Interlocked.Increment(ref edition);
}

/// <summary>The rows that the portal wrote when it approved one request.</summary>
internal sealed record ApprovedRows(FiledRows Case, CopiedRow Item, CopiedRow Edition, IReadOnlyList<CopiedRow> Citations)
{
    public int Count => 4 + Case.Actors.Count + Case.Journal.Count + Case.Notices.Count + Citations.Count;

    public static async Task<ApprovedRows> ReadAsync(NpgsqlDataSource database, Guid id)
    {
        var item = (await CopiedRow.ReadAsync(database, "list_items", "admission_id = $1", id))[0];
        return new ApprovedRows(
            await FiledRows.ReadAsync(database, id), item,
            (await CopiedRow.ReadAsync(database, "list_editions", "admission_id = $1", id))[0],
            await CopiedRow.ReadAsync(database, "law_citations", "item_code = $1", item["code"]));
    }

    public async Task WriteAsync(NpgsqlDataSource database, Guid id, Next next)
    {
        var code = next.Code();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Case.Admission.Update(id, ("item_code", code), ("number", $"BATCH-{code}")));
        foreach (var actor in Case.Actors) batch.BatchCommands.Add(actor.Insert(("admission_id", id)));
        batch.BatchCommands.Add(Edition.Insert(("number", next.Edition()), ("admission_id", id)));
        batch.BatchCommands.Add(Item.Insert(("id", Guid.CreateVersion7()), ("code", code), ("admission_id", id)));
        foreach (var citation in Citations) batch.BatchCommands.Add(citation.Insert(("item_code", code)));
        foreach (var row in Case.Journal.Concat(Case.Notices)) batch.BatchCommands.Add(row.Insert(("id", Guid.CreateVersion7()), ("subject_id", id)));
        batch.BatchCommands.Add(Case.Answer.Insert(("token", Guid.CreateVersion7()), ("answer", $"/admissions/{id}")));
        await batch.ExecuteNonQueryAsync();
    }
}
