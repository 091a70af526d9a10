using System.Net;
using System.Net.Mail;
using System.Text;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Notifications.Mail;

/// <summary>The mail server did not take a mail.</summary>
/// <param name="why">Why, without address.</param>
/// <param name="isAway">Whether no other mail would fare better now.</param>
public sealed class DeliveryException(string why, bool isAway, Exception inner) : Exception(why, inner)
{
    public bool IsAway => isAway;
}

/// <summary>The port to the mail server: one mail, one conversation, at most twenty seconds.</summary>
public sealed class SmtpDelivery(PortalSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is a mail server at all.</summary>
    public bool IsSetUp => settings.Smtp is not null;

    /// <exception cref="DeliveryException">It was not taken.</exception>
    public async Task DeliverAsync(string address, string subject, string body, CancellationToken stop)
    {
        var smtp = settings.Smtp ?? throw new InvalidOperationException("No mail server is set up.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls, Credentials = smtp.User is null ? null : new NetworkCredential(smtp.User, smtp.Password) };
            using var mail = new MailMessage(smtp.From, address, subject, body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, IsBodyHtml = false };
            mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no answering machine answers
            await client.SendMailAsync(mail, patience.Token);
        }
        catch (SmtpFailedRecipientException e)
        {
            throw new DeliveryException($"recipient {e.StatusCode}", isAway: false, e);
        }
        catch (SmtpException e)
        {
            throw new DeliveryException($"server {e.StatusCode}", isAway: e.StatusCode is SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable, e);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new DeliveryException("no answer in time", isAway: true, e);
        }
        catch (FormatException e)
        {
            throw new DeliveryException("not an address", isAway: false, e);
        }
    }
}
