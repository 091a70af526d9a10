using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A gigabyte sent to every page that takes files, and to some that take none: refused early and in words, and no memory spent on it.</summary>
public sealed class UploadTests(UploadTests.RunningPortal running) : IClassFixture<UploadTests.RunningPortal>
{
    private const long MostTaken = 32L << 20; // 21 MiB that an attachment may have, and what lies in the sockets' buffers
    private const long MostMemory = 50L << 20;

    /// <summary>Each handler that takes a file, where it is, and who sends. The case need not be there: the body is refused before it is looked for.</summary>
    private static readonly Dictionary<string, (string Address, string? Account)> Uploads = new(StringComparer.Ordinal)
    {
        ["Verification.VerifyModel.OnPostFileAsync"] = ("/verify?handler=File", null),
        ["Admissions.FilesModel.OnPostAsync"] = ($"/admissions/{Guid.Empty}/files", "staff.tongjing"),
        ["Admissions.AnswerModel.OnPostAsync"] = ($"/admissions/{Guid.Empty}/answer/{Guid.Empty}", "head.jiangkou"),
        ["Admissions.DecideModel.OnPostApproveAsync"] = ($"/admissions/{Guid.Empty}/decide?handler=Approve", "approver.a"),
        ["Admissions.DecideModel.OnPostRefuseAsync"] = ($"/admissions/{Guid.Empty}/decide?handler=Refuse", "approver.a"),
        ["Administration.CalendarModel.OnPostFileAsync"] = ("/admin/calendar?handler=File", "admin"),
        ["Laws.NewModel.OnPostFileAsync"] = ("/laws/new?handler=File", "reviewer.a"),
        ["Screening.DocumentModel.OnPostAsync"] = ("/screening/document", "staff.tongjing"),
    };

    public static TheoryData<string, string?, bool> Floods()
    {
        var floods = new TheoryData<string, string?, bool>();
        foreach (var (address, account) in Uploads.Values.Append(("/verify", null)).Append(("/account/sign-in", null)).Append(("/api/v1/screening", null)))
        {
            floods.Add(address, account, true);
            floods.Add(address, account, false);
        }

        return floods;
    }

    [Fact]
    public void Every_handler_that_takes_a_file_is_knocked()
    {
        const string Features = "VillageListsPortal.Web.Features.";
        var handlers = typeof(Portal).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)))
            .SelectMany(t => t.GetMethods().Where(m => m.GetParameters().Any(p => p.ParameterType.IsAssignableTo(typeof(IFormFile)) || p.ParameterType.IsAssignableTo(typeof(IEnumerable<IFormFile>)))).Select(m => $"{t.FullName!.Replace(Features, "", StringComparison.Ordinal)}.{m.Name}"));
        Assert.Equal(handlers.Order(StringComparer.Ordinal), Uploads.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task A_gigabyte_is_refused_early_and_in_words(string address, string? account, bool saysHowMuch)
    {
        var flood = new Flood(running.Portal.Address, account);
        await running.WarmAsync();
        var before = running.Memory();
        var (sent, answer) = await flood.SendAsync(address, saysHowMuch);
        var grown = running.Memory() - before;
        Assert.True(sent < MostTaken, $"{sent} bytes were taken");
        Assert.Matches("^HTTP/1.1 4(00|13) ", answer);
        if (saysHowMuch) Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        if (address.StartsWith("/api", StringComparison.Ordinal)) Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        else PlainWords.Require((HttpStatusCode)int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), answer[answer.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)..]);
        Assert.True(grown < MostMemory, $"{grown >> 20} MiB more");
        await running.ServesAsync();
    }

    /// <summary>A portal process for these tests.</summary>
    public sealed class RunningPortal : IAsyncLifetime
    {
        private bool warm;

        public PortalProcess Portal { get; } = new();

        public Task InitializeAsync() => Portal.StartAsync();

        /// <summary>What is loaded once does not count.</summary>
        public async Task WarmAsync()
        {
            if (warm) return;
            warm = true;
            using var visitor = Portal.Visitor();
            using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[4 << 20]), "file", "paper.pdf" } };
            using var answer = await visitor.PostAsync("/verify?handler=File", content);
            Assert.True((int)answer.StatusCode < 500);
        }

        /// <summary>It goes on.</summary>
        public async Task ServesAsync()
        {
            using var visitor = Portal.Visitor();
            using var answer = await visitor.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        /// <summary>Resident memory of the process, bytes.</summary>
        public long Memory()
        {
            var line = File.ReadLines($"/proc/{Portal.ProcessId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }

        public Task DisposeAsync() => Portal.DisposeAsync().AsTask();
    }
}
