using Microsoft.Extensions.Logging;
using Polly;
using Ringfence.Aws;
using Ringfence.Aws.Credentials;

namespace Ringfence.Gateway.Bedrock;

/// <summary>Sends one call to Bedrock, signed as the caller's session, and says whose fault it was when no answer came.</summary>
internal sealed partial class BedrockClient(
    HttpMessageInvoker http,
    UpstreamRequests requests,
    CallerKeys keys,
    ResiliencePipeline<Sent> retries,
    ILogger<BedrockClient> log
)
{
    /// <summary>The answer's head, its body still to be read; or a refusal. Cancelled by the exchange's deadline.</summary>
    public async ValueTask<Sent> SendAsync(Exchange exchange)
    {
        AwsKeys session;
        try
        {
            session = await keys.ForAsync(exchange.Caller!, exchange.Deadline.Token);
        }
        catch (OperationCanceledException) when (exchange.Deadline.Token.IsCancellationRequested)
        {
            return Sent.Refused(exchange.Deadline.Cause());
        }
        catch (NoAwsKeysException none)
        {
            // Its message names roles and accounts: for the log, not for the caller.
            Log.NoSession(log, none, exchange.RequestId);
            return Sent.Refused(
                new(GatewayError.SessionRefused, "AWS gave no session for this call; the gateway's log says why.")
            );
        }
        return ReferenceEquals(retries, ResiliencePipeline<Sent>.Empty)
            ? await SendOnceAsync(exchange, session)
            : await retries.ExecuteAsync(
                static (state, _) => state.Client.SendOnceAsync(state.Exchange, state.Session),
                (Client: this, Exchange: exchange, Session: session),
                exchange.Deadline.Token
            );
    }

    private async ValueTask<Sent> SendOnceAsync(Exchange exchange, AwsKeys session)
    {
        using var request = requests.Make(exchange, session);
        exchange.IsPartial = true;
        try
        {
            var response = await http.SendAsync(request, exchange.Deadline.Token);
            if (response.Headers.NonValidated.TryGetValues("x-amzn-RequestId", out var ids))
            {
                exchange.AwsRequestIds.Add(ids.ToString());
            }
            return CredentialFaults.Of(response) is { } fault
                ? Rejected(exchange, response, fault)
                : Sent.Answered(response);
        }
        catch (OperationCanceledException) when (exchange.Deadline.Token.IsCancellationRequested)
        {
            return Sent.Refused(exchange.Deadline.Cause());
        }
        catch (OperationCanceledException fault)
        {
            return Unreachable(exchange, fault, "no connection could be opened within Limits:Timeouts:Connect");
        }
        catch (HttpRequestException fault)
        {
            // Without a connection Bedrock cannot have begun.
            exchange.IsPartial =
                fault.HttpRequestError
                    is not HttpRequestError.ConnectionError
                        and not HttpRequestError.NameResolutionError
                        and not HttpRequestError.SecureConnectionError;
            return Unreachable(exchange, fault, Reason(fault.HttpRequestError));
        }
        catch (IOException fault)
        {
            return Unreachable(exchange, fault, Reason(HttpRequestError.ResponseEnded));
        }
    }

    /// <summary>AWS does not take our credentials: our fault and not the caller's, who would look for it in his own.</summary>
    private Sent Rejected(Exchange exchange, HttpResponseMessage response, string fault)
    {
        response.Dispose();
        exchange.UpstreamError = fault;
        Log.Rejected(log, exchange.RequestId, fault);
        return Sent.Refused(
            new(
                GatewayError.SessionRefused,
                $"AWS refused the gateway's credentials ({fault}); the gateway's operator must mend that."
            )
        );
    }

    private Sent Unreachable(Exchange exchange, Exception fault, string reason)
    {
        Log.Unreachable(log, fault, exchange.RequestId, reason);
        return Sent.Refused(new(GatewayError.UpstreamUnreachable, $"Bedrock did not answer: {reason}."));
    }

    /// <summary>In our words: the exception's own message may carry addresses that are none of the caller's business.</summary>
    private static string Reason(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => "its name does not resolve",
            HttpRequestError.ConnectionError => "the connection was refused or reset",
            HttpRequestError.SecureConnectionError => "no TLS session could be agreed",
            HttpRequestError.ResponseEnded => "it closed the connection before it answered",
            HttpRequestError.InvalidResponse => "it did not answer in HTTP",
            HttpRequestError.ConfigurationLimitExceeded => "its response headers are too large",
            _ => "the exchange failed",
        };

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Warning, "Call {RequestId} got no answer from Bedrock: {Reason}")]
        public static partial void Unreachable(ILogger log, Exception fault, string requestId, string reason);

        [LoggerMessage(202, LogLevel.Error, "AWS refused the gateway's credentials for call {RequestId}: {Fault}")]
        public static partial void Rejected(ILogger log, string requestId, string fault);

        [LoggerMessage(201, LogLevel.Error, "Call {RequestId} has no AWS session")]
        public static partial void NoSession(ILogger log, Exception fault, string requestId);
    }
}
