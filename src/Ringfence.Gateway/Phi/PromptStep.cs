using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Native;
using Ringfence.Gateway.Phi.Engines;
using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// Step 4. Works on the body that is about to go to Bedrock, whatever door it came through, so that no door can forget it. What a
/// detector cannot judge does not go.
/// </summary>
internal sealed partial class PromptStep(
    PhiInForce inForce,
    SubjectDigests subjects,
    Conversations conversations,
    EngineSet engines,
    ILogger<PromptStep> log
)
{
    private const string HeaderName = "x-ringfence-phi";
    private const string EnginesHeaderName = "x-ringfence-phi-engines";

    /// <summary>A stream holds back as much as the longest pseudonym, so a longer value (an encoded key, a long address) gets a label.</summary>
    private const int LongestReplaced = 100;

    private static readonly Label Label = new();
    private static readonly Erase Erase = new();

    /// <summary>Null when the call may go on, its body then being what is sent.</summary>
    public async ValueTask<Refusal?> ApplyAsync(Exchange exchange)
    {
        var rules = inForce.Of(exchange.Caller!.Team);
        var phi = new CallPhi(rules);
        exchange.Phi = phi;
        if (rules.Policy == PhiPolicy.Off)
        {
            exchange.Http.Response.Headers[HeaderName] = phi.PolicyName;
            return null;
        }
        var name = conversations.NameIn(exchange.Http.Request.Headers, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }
        try
        {
            refusal = await ApplyToAsync(exchange, phi, name);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or CryptographicException)
        {
            Log.Failed(log, exchange.RequestId, failed.GetType().Name);
            refusal = new(
                GatewayError.RedactionFailed,
                "The keys or conversations that pseudonyms and subject digests need cannot be read or written, so nothing was sent; tell the operator the request id."
            );
        }
        catch (RedactionFailedException failed)
        {
            refusal = new(
                GatewayError.RedactionFailed,
                $"The prompt could not be judged ({failed.Cause.Name}), so it was not sent. Nothing is wrong with the request itself; tell the operator its request id."
            );
        }
        catch (EngineRefusedException failed)
        {
            refusal = new(
                GatewayError.RedactionFailed,
                $"The prompt could not be judged: {failed.Reason}. It was not sent; try again, and if that does not help tell the operator the request id."
            );
        }
        catch (OperationCanceledException) when (exchange.Deadline.Token.IsCancellationRequested)
        {
            return exchange.Deadline.Cause();
        }
        catch (InvalidOperationException)
        {
            refusal = Invalid.Body(
                "A text of the body has an escape of half a surrogate pair; what cannot be read cannot be judged, and is not sent."
            );
        }
        exchange.Http.Response.Headers[HeaderName] = CallPhi.Header(phi.PolicyName, phi.Prompt);
        if (phi.FailedEngines.Count > 0)
        {
            exchange.Http.Response.Headers[EnginesHeaderName] = string.Join("; ", phi.FailedEngines);
        }
        return refusal ?? Bounds(phi, exchange.Caller.Team);
    }

    private async ValueTask<Refusal?> ApplyToAsync(Exchange exchange, CallPhi phi, string? name)
    {
        if (phi.Rules.Policy == PhiPolicy.Pseudonym)
        {
            phi.Conversation = name is null ? Conversation.New() : conversations.Open(exchange.Caller!, name);
        }
        var before = phi.Map?.Count;
        var refusal = await ApplyToAsync(exchange, phi);
        if (name is not null && phi.Conversation is { } conversation && conversation.Map.Count != before)
        {
            conversations.Save(exchange.Caller!, name, conversation);
        }
        return refusal;
    }

    private async ValueTask<Refusal?> ApplyToAsync(Exchange exchange, CallPhi phi)
    {
        var upstream = exchange.Upstream!;
        if (!JsonBody.IsJson(upstream.ContentType))
        {
            return phi.Rules is { Changes: true, Attachments: AttachmentPolicy.Refuse }
                ? Unreadable("A body that is not JSON cannot be read here")
                : null;
        }
        var counted = upstream.Operation == Operation.CountTokens ? CountedBody.In(upstream.Body.Span) : null;
        if (counted is { Inner: null })
        {
            return Invalid.At("input.invokeModel.body", "must be a JSON body in base64.");
        }
        var (body, refusal) = counted is { } wrapped
            ? await CountedAsync(exchange, upstream.Body, wrapped)
            : await BodyAsync(exchange, upstream.Body);
        if (refusal is not null)
        {
            return refusal;
        }
        (var headers, refusal) = await HeadersAsync(exchange, upstream.Headers);
        if (refusal is null)
        {
            exchange.Upstream = upstream with { Body = body, Headers = headers };
        }
        return refusal;
    }

    private async ValueTask<(ReadOnlyMemory<byte>, Refusal?)> CountedAsync(
        Exchange exchange,
        ReadOnlyMemory<byte> body,
        CountedBody counted
    )
    {
        try
        {
            var (inner, refusal) = await BodyAsync(exchange, counted.Inner);
            return refusal is null ? (counted.With(body.Span, inner.Span), null) : (body, refusal);
        }
        catch (JsonException)
        {
            return (body, Invalid.At("input.invokeModel.body", "must be a JSON body in base64."));
        }
    }

    /// <summary>A body with its identifiers replaced; itself where there are none, or nothing is to be changed.</summary>
    private async ValueTask<(ReadOnlyMemory<byte>, Refusal?)> BodyAsync(
        Exchange exchange,
        ReadOnlyMemory<byte> body,
        BodyScope scope = BodyScope.Structure
    )
    {
        var phi = exchange.Phi!;
        using var texts = new BodyTexts();
        texts.Read(body.Span, scope);
        if (texts.Attachments > 0 && phi.Rules is { Changes: true, Attachments: AttachmentPolicy.Refuse })
        {
            return (body, Unreadable("Images and binary documents cannot be read here"));
        }
        var others = phi.Rules.Engines.Count > 0 ? await AskEnginesAsync(exchange, texts) : [];
        var findings = Judged(texts, phi, others);
        foreach (var finding in findings)
        {
            phi.Prompt.Add(finding.Kind);
        }
        subjects.Add(texts, findings, phi.Subjects);
        if (findings.Count == 0 || !phi.Rules.Changes || phi.Rules.Policy == PhiPolicy.Block)
        {
            return (body, null);
        }
        var changed = new ArrayBufferWriter<byte>(body.Length + (findings.Count * 16));
        BodySplice.Write(body.Span, texts, findings, Replacing(phi), changed);
        return (changed.WrittenMemory, null);
    }

    private async ValueTask<Dictionary<int, List<PhiSpan>>> AskEnginesAsync(Exchange exchange, BodyTexts texts)
    {
        var joined = new JoinedTexts(texts);
        return joined.Text.Length == 0
            ? []
            : joined.Back(
                await engines.FindAsync(
                    exchange.Phi!.Rules.Engines,
                    joined.Text,
                    exchange.RequestId,
                    exchange.Phi.FailedEngines,
                    exchange.Deadline.Token
                )
            );
    }

    /// <summary>
    /// Looks twice where a name is confirmed: it may stand alone in a text before the one that says who that is (decision 0011).
    /// </summary>
    private static List<TextFinding> Judged(BodyTexts texts, CallPhi phi, Dictionary<int, List<PhiSpan>> others)
    {
        var findings = Look(phi.PromptNames);
        return phi.PromptNames.Count == 0 ? findings : Look(confirmed: null);

        List<TextFinding> Look(ConfirmedNames? confirmed)
        {
            List<TextFinding> found = [];
            for (var i = 0; i < texts.Texts.Count; i++)
            {
                var text = texts.Texts[i];
                var other = others.GetValueOrDefault(i);
                var chars = texts.Chars(text);
                TextJudge.Judge(i, text, chars, phi.Rules, phi.Map, phi.PromptNames, other ?? [], found, confirmed);
            }
            return found;
        }
    }

    private static BodySplice.Replace Replacing(CallPhi phi) =>
        (in BodyText text, PhiKind kind, ReadOnlySpan<char> part) =>
            text.Role == FieldRole.Metadata ? ""
            : phi.Rules.Policy == PhiPolicy.Erase ? Erase.For(kind, part, goesOn: false)
            : phi.Conversation is { } conversation && part.Length <= LongestReplaced ? conversation.For(kind, part)
            : Label.For(kind, part, goesOn: false);

    /// <summary>Bedrock's headers of a call: metadata is judged value by value; in any other an identifier is refused.</summary>
    private async ValueTask<(IReadOnlyList<KeyValuePair<string, string>>, Refusal?)> HeadersAsync(
        Exchange exchange,
        IReadOnlyList<KeyValuePair<string, string>> headers
    )
    {
        var rules = exchange.Phi!.Rules;
        Refusal? refusal = null;
        List<KeyValuePair<string, string>>? changed = null;
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            if (name.Equals(RequestMetadata.HeaderName, StringComparison.OrdinalIgnoreCase))
            {
                (var metadata, refusal) = await BodyAsync(exchange, Encoding.UTF8.GetBytes(value), BodyScope.Metadata);
                changed ??= [.. headers];
                changed[i] = new(name, Encoding.UTF8.GetString(metadata.Span));
            }
            else if (rules.Changes && rules.Redactor.Scan(value).Count > 0)
            {
                refusal = Invalid.Body($"The header {name} holds what looks like an identifier; leave it out.");
            }
        }
        return (changed ?? headers, refusal);
    }

    private static Refusal? Bounds(CallPhi phi, string team)
    {
        var total = phi.Prompt.Total;
        var (blocks, most) = (phi.Rules.Policy == PhiPolicy.Block, phi.Rules.MaxIdentifiers);
        if (total == 0 || !(blocks || (most > 0 && total > most)))
        {
            return null;
        }
        var kinds = string.Join(", ", phi.Prompt.ByLabel.Select(kind => $"{kind.Key} {kind.Value}"));
        return new(
            GatewayError.IdentifiersRefused,
            blocks
                ? $"The prompt holds {total} identifiers ({kinds}), and the policy of team {Shown.Text(team)} sends none to a model. Nothing was sent; take them out and try again."
                : $"The prompt holds {total} identifiers ({kinds}); the policy of team {Shown.Text(team)} allows {most} in one prompt. Nothing was sent; ask about fewer at a time."
        );
    }

    private static Refusal Unreadable(string what) =>
        new(
            GatewayError.IdentifiersRefused,
            $"{what}, so they are not sent while identifiers are taken out of prompts. Send text, or have the operator allow them (Phi:…:Attachments: Pass)."
        );

    private static partial class Log
    {
        [LoggerMessage(
            401,
            LogLevel.Error,
            "Call {RequestId} was not sent: keys or conversations could not be read or written ({Failure})"
        )]
        public static partial void Failed(ILogger log, string requestId, string failure);
    }
}
