using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Doors;
using Ringfence.Gateway.Doors.Native;
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
    ILogger<PromptStep> log
)
{
    private const string HeaderName = "x-ringfence-phi";

    /// <summary>A stream holds back as much as the longest pseudonym, so a longer value (an encoded key, a long address) gets a label.</summary>
    private const int LongestReplaced = 100;

    private static readonly Label Label = new();
    private static readonly Erase Erase = new();

    /// <summary>Null when the call may go on, its body then being what is sent.</summary>
    public Refusal? Apply(Exchange exchange)
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
            refusal = ApplyTo(exchange, phi, name);
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
        catch (InvalidOperationException)
        {
            refusal = Invalid.Body(
                "A text of the body has an escape of half a surrogate pair; what cannot be read cannot be judged, and is not sent."
            );
        }
        exchange.Http.Response.Headers[HeaderName] = CallPhi.Header(phi.PolicyName, phi.Prompt);
        return refusal ?? Bounds(phi, exchange.Caller.Team);
    }

    private Refusal? ApplyTo(Exchange exchange, CallPhi phi, string? name)
    {
        if (phi.Rules.Policy == PhiPolicy.Pseudonym)
        {
            phi.Conversation = name is null ? Conversation.New() : conversations.Open(exchange.Caller!, name);
        }
        var before = phi.Map?.Count;
        var refusal = ApplyTo(exchange, phi);
        if (name is not null && phi.Conversation is { } conversation && conversation.Map.Count != before)
        {
            conversations.Save(exchange.Caller!, name, conversation);
        }
        return refusal;
    }

    private Refusal? ApplyTo(Exchange exchange, CallPhi phi)
    {
        var upstream = exchange.Upstream!;
        if (!JsonBody.IsJson(upstream.ContentType))
        {
            return phi.Rules is { Changes: true, Attachments: AttachmentPolicy.Refuse }
                ? Unreadable("A body that is not JSON cannot be read here")
                : null;
        }
        Refusal? refusal = null;
        var counted = upstream.Operation == Operation.CountTokens ? CountedBody(upstream.Body, phi, out refusal) : null;
        var body = counted ?? Body(upstream.Body, phi, out refusal);
        var headers = refusal is null ? Headers(upstream.Headers, phi, out refusal) : null;
        if (refusal is null)
        {
            exchange.Upstream = upstream with { Body = body, Headers = headers! };
        }
        return refusal;
    }

    /// <summary>A body with its identifiers replaced; itself where there are none, or nothing is to be changed.</summary>
    private ReadOnlyMemory<byte> Body(
        ReadOnlyMemory<byte> body,
        CallPhi phi,
        out Refusal? refusal,
        BodyScope scope = BodyScope.Structure
    )
    {
        refusal = null;
        using var texts = new BodyTexts();
        texts.Read(body.Span, scope);
        if (texts.Attachments > 0 && phi.Rules is { Changes: true, Attachments: AttachmentPolicy.Refuse })
        {
            refusal = Unreadable("Images and binary documents cannot be read here");
            return body;
        }
        List<TextFinding> findings = [];
        for (var i = 0; i < texts.Texts.Count; i++)
        {
            var text = texts.Texts[i];
            TextJudge.Judge(i, text, texts.Chars(text), phi.Rules, phi.Map, findings);
        }
        foreach (var finding in findings)
        {
            phi.Prompt.Add(finding.Kind);
        }
        subjects.Add(texts, findings, phi.Subjects);
        if (findings.Count == 0 || !phi.Rules.Changes || phi.Rules.Policy == PhiPolicy.Block)
        {
            return body;
        }
        var changed = new ArrayBufferWriter<byte>(body.Length + (findings.Count * 16));
        BodySplice.Write(body.Span, texts, findings, Replacing(phi), changed);
        return changed.WrittenMemory;
    }

    private static BodySplice.Replace Replacing(CallPhi phi) =>
        (in BodyText text, PhiKind kind, ReadOnlySpan<char> part) =>
            text.Role == FieldRole.Metadata ? ""
            : phi.Rules.Policy == PhiPolicy.Erase ? Erase.For(kind, part, goesOn: false)
            : phi.Conversation is { } conversation && part.Length <= LongestReplaced ? conversation.For(kind, part)
            : Label.For(kind, part, goesOn: false);

    /// <summary>CountTokens wraps a model's own body in base64; null when it wraps none.</summary>
    private ReadOnlyMemory<byte>? CountedBody(ReadOnlyMemory<byte> body, CallPhi phi, out Refusal? refusal)
    {
        refusal = null;
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = JsonSplice.MaxDepth });
        while (reader.Read())
        {
            if (
                reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 }
                || !reader.ValueTextEquals("body"u8)
                || !reader.Read()
                || reader.TokenType != JsonTokenType.String
            )
            {
                continue;
            }
            var start = (int)reader.TokenStartIndex + 1;
            var end = (int)reader.BytesConsumed - 1;
            byte[] inner;
            try
            {
                inner = Convert.FromBase64String(reader.GetString()!);
                if (!System.Text.Unicode.Utf8.IsValid(inner))
                {
                    throw new FormatException();
                }
                var judged = Body(inner, phi, out refusal).Span;
                var base64 = new byte[Base64.GetMaxEncodedToUtf8Length(judged.Length)];
                Base64.EncodeToUtf8(judged, base64, out _, out var length);
                return (byte[])[.. body.Span[..start], .. base64.AsSpan(0, length), .. body.Span[end..]];
            }
            catch (Exception fault) when (fault is FormatException or JsonException)
            {
                refusal = Invalid.At("input.invokeModel.body", "must be a JSON body in base64.");
                return body;
            }
        }
        return null;
    }

    /// <summary>Bedrock's headers of a call: metadata is judged value by value; in any other an identifier is refused.</summary>
    private IReadOnlyList<KeyValuePair<string, string>> Headers(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CallPhi phi,
        out Refusal? refusal
    )
    {
        refusal = null;
        List<KeyValuePair<string, string>>? changed = null;
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            if (name.Equals(RequestMetadata.HeaderName, StringComparison.OrdinalIgnoreCase))
            {
                var metadata = Body(Encoding.UTF8.GetBytes(value), phi, out refusal, BodyScope.Metadata);
                changed ??= [.. headers];
                changed[i] = new(name, Encoding.UTF8.GetString(metadata.Span));
            }
            else if (phi.Rules.Changes && phi.Rules.Redactor.Scan(value).Count > 0)
            {
                refusal = Invalid.Body($"The header {name} holds what looks like an identifier; leave it out.");
            }
        }
        return changed ?? headers;
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
