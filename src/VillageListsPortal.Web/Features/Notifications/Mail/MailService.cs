using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Notifications.Mail;

/// <summary>Makes the digests of the day and sends what waits, every minute; a mail server that is away holds nothing else up.</summary>
public sealed class MailService(MakeDigests digests, SendMail mail, SmtpDelivery smtp, TimeProvider clock, ILogger<MailService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!smtp.IsSetUp) return;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            await digests.RunAsync(stop);
            await mail.RunAsync(stop);
        }
        catch (Exception e) when (e.LeavesTheRest(stop))
        {
            log.LogWarning("Mail waits: {Reason}", e.Reason()); // the database is away; the next round takes it
        }
    }
}
