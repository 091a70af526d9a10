using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>What is kept in memory is as right as what is read: the database itself moves its stamp, whoever changes what it was made of (ADR 0012).</summary>
public sealed class StampTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(Stamp.Access, "UPDATE accounts SET security_stamp = security_stamp || '1' WHERE user_name = 'head.wenquan'")]
    [InlineData(Stamp.Access, "UPDATE accounts SET large_type = NOT coalesce(large_type, false) WHERE user_name = 'head.wenquan'")]
    [InlineData(Stamp.Access, "UPDATE persons SET name = name || '甲' WHERE id = (SELECT person_id FROM accounts WHERE user_name = 'head.wenquan')")]
    [InlineData(Stamp.Access, "UPDATE posts SET \"from\" = \"from\" WHERE person_id = (SELECT person_id FROM accounts WHERE user_name = 'head.wenquan')")]
    [InlineData(Stamp.Access, "UPDATE units SET short_name = short_name WHERE short_name = '江口村'")]
    [InlineData(Stamp.Access, "INSERT INTO unit_names (unit_id, \"from\", short_name, full_name) SELECT id, '2031-01-01', short_name, full_name FROM units WHERE short_name = '江口村'")]
    [InlineData(Stamp.Access, "UPDATE number_prefixes SET text = text")]
    [InlineData(Stamp.Lists, "UPDATE list_items SET title = title WHERE code = 'ZM-01'")]
    [InlineData(Stamp.Lists, "INSERT INTO list_editions (kind, number, \"from\") VALUES ('Negative', 2, '2026-03-01')")]
    [InlineData(Stamp.Lists, "UPDATE laws SET name = name")]
    [InlineData(Stamp.Lists, "UPDATE law_citations SET \"from\" = \"from\"")]
    [InlineData(Stamp.Rules, "INSERT INTO calendar_days SELECT '2031-01-02', 'Holiday', '元旦' WHERE NOT EXISTS (SELECT 1 FROM calendar_days WHERE date = '2031-01-02')")]
    [InlineData(Stamp.Rules, "UPDATE calendar_days SET name = name")]
    [InlineData(Stamp.Rules, "INSERT INTO district_settings (name, \"from\", value, set_by, set_at) VALUES ('admissions', '2031-01-01', '{}', gen_random_uuid(), now())")]
    [InlineData(Stamp.Rules, "INSERT INTO district_words (id, version, \"from\", words, reason, set_by, set_at) VALUES (gen_random_uuid(), 9001, '2031-01-01', '[]', '试', gen_random_uuid(), now())")]
    public async Task Every_change_of_what_it_stands_for_moves_a_stamp_and_no_other(string name, string change)
    {
        await portal.AllowUnadmittedChangesAsync();
        var before = await StampsAsync();
        await portal.AsOwnerAsync(change);
        var after = await StampsAsync();
        Assert.Equal([name], before.Keys.Where(n => before[n] != after[n]));
    }

    [Theory]
    [InlineData("UPDATE accounts SET access_failed_count = access_failed_count + 1")]
    [InlineData("DELETE FROM sessions WHERE false")]
    [InlineData("UPDATE sign_in_attempts SET failures = failures")]
    public async Task What_it_does_not_stand_for_moves_none(string change)
    {
        var before = await StampsAsync();
        await portal.AsOwnerAsync(change);
        Assert.Equal(before, await StampsAsync());
    }

    [Theory]
    [InlineData(Stamp.Access, "posts")]
    [InlineData(Stamp.Lists, "law_citations")]
    [InlineData(Stamp.Rules, "calendar_days")]
    public async Task Emptying_a_table_by_hand_moves_it_too(string name, string table)
    {
        await using var owner = new NpgsqlConnection(portal.Settings.OwnerConnection!);
        await owner.OpenAsync();
        await using var transaction = await owner.BeginTransactionAsync(); // never committed: the other tests need what is in it
        await using var value = new NpgsqlCommand("SELECT value FROM stamps WHERE name = $1", owner, transaction) { Parameters = { new() { Value = name } } };
        var before = await value.ExecuteScalarAsync();
        await using (var truncate = new NpgsqlCommand($"TRUNCATE {table}", owner, transaction)) await truncate.ExecuteNonQueryAsync();
        Assert.NotEqual(before, await value.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_list_that_another_process_changes_is_right_at_the_next_reading_in_both_languages()
    {
        using var chinese = portal.Visitor();
        using var english = portal.Visitor();
        english.DefaultRequestHeaders.Add("Cookie", "portal.language=en");
        foreach (var (provenance, marked) in new[] { ("Drafted", true), ("Confirmed", false), ("Drafted", true) })
        {
            await portal.AsOwnerAsync("UPDATE list_items SET provenance = $1 WHERE code = 'XZ-20'", provenance);
            foreach (var on in new[] { "", "?on=2026-12-01", "?for=village" })
            {
                foreach (var visitor in new[] { chinese, english, chinese })
                {
                    var row = (await visitor.PageAsync($"/lists/assistance{on}")).QuerySelectorAll(".list-table tbody tr").Single(r => r.QuerySelector(".code")!.Words() == "XZ-20");
                    Assert.Equal(marked, row.QuerySelector(".marks .wait") is not null);
                    Assert.Equal(visitor == english, row.QuerySelector("td[data-label]")!.GetAttribute("data-label")!.All(char.IsAscii));
                }
            }
        }
    }

    [Fact] // the links of a list read as of a day lead to that day, those of the list of today do not
    public async Task Rows_kept_for_one_address_are_not_shown_at_another()
    {
        using var visitor = portal.Visitor();
        var today = (await visitor.PageAsync("/lists/cancelled")).QuerySelector(".list-table tbody a")!.GetAttribute("href");
        var dated = (await visitor.PageAsync($"/lists/cancelled?on={Domain.Shared.Days.Today(portal.Clock):yyyy-MM-dd}")).QuerySelector(".list-table tbody a")!.GetAttribute("href");
        Assert.Equal("/lists/cancelled/QX-01", today);
        Assert.StartsWith("/lists/cancelled/QX-01?on=", dated, StringComparison.Ordinal);
        Assert.Single((await visitor.PageAsync("/lists/cancelled?q=婚姻")).QuerySelectorAll(".list-table tbody tr"));
    }

    [Fact] // the day is a working day by its weekday until another process enters the notice
    public async Task Working_days_and_limits_that_another_process_changes_count_at_the_next_request()
    {
        var day = new DateOnly(2031, 3, 4);
        Assert.True((await RulesAsync()).Calendar.IsWorkingDay(day));
        await portal.AsOwnerAsync("INSERT INTO calendar_days VALUES ('2031-03-04', 'Holiday', '试')");
        Assert.False((await RulesAsync()).Calendar.IsWorkingDay(day));
        await portal.AsOwnerAsync("DELETE FROM calendar_days WHERE date = '2031-03-04'");
        Assert.True((await RulesAsync()).Calendar.IsWorkingDay(day));

        Assert.NotEqual(7, (await RulesAsync()).Settings.WarningWorkdays);
        await portal.AsOwnerAsync("INSERT INTO district_settings (name, \"from\", value, set_by, set_at) VALUES ('admissions', '2026-01-05', '{\"WarningWorkdays\":7}', gen_random_uuid(), now())");
        Assert.Equal(7, (await RulesAsync()).Settings.WarningWorkdays);
        await portal.AsOwnerAsync("DELETE FROM district_settings WHERE name = 'admissions' AND \"from\" = '2026-01-05'");
        Assert.NotEqual(7, (await RulesAsync()).Settings.WarningWorkdays);
    }

    [Fact]
    public async Task An_officer_whose_unit_is_renamed_sees_its_name_at_once()
    {
        using var officer = await portal.SignInAsync("clerk.jiangkou");
        await officer.PageAsync("/work");
        await portal.AsOwnerAsync("UPDATE units SET short_name = '江口新村' WHERE short_name = '江口村'");
        Assert.Contains("江口新村", (await officer.PageAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        await portal.AsOwnerAsync("UPDATE units SET short_name = '江口村' WHERE short_name = '江口新村'");
    }

    private async Task<DistrictRules> RulesAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync();
    }

    private async Task<Dictionary<string, string>> StampsAsync()
    {
        var stamps = (string)(await portal.AsApplicationAsync("SELECT string_agg(name || '=' || value, ' ' ORDER BY name) FROM stamps"))!;
        return stamps.Split(' ').Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
    }
}
