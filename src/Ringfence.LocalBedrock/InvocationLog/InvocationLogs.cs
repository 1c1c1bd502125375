using System.Buffers;
using System.Text;
using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;
using Ringfence.LocalBedrock.Runtime;

namespace Ringfence.LocalBedrock.InvocationLog;

/// <summary>
/// The account's model invocation logging: off until it is configured, then a record for every call of a model, whose request id is
/// that of the answer's header and of the trail.
/// </summary>
internal sealed class InvocationLogs : IDisposable
{
    private readonly LocalBedrockOptions _options;
    private readonly LocalS3 _s3;
    private readonly TimeProvider _time;
    private readonly InvocationPaths _paths;
    private readonly LargeBodies _large;
    private readonly Journal _journal;
    private readonly string _file;
    private readonly Lock _delivering = new();

    // Swapped whole, under _delivering, after everything that the former one governs was delivered.
    private LoggingConfiguration? _configuration;

    public InvocationLogs(LocalBedrockOptions options, LocalS3 s3, TimeProvider time)
    {
        (_options, _s3, _time, _paths) = (options, s3, time, new(options));
        _large = new(s3, _paths);
        var directory = Path.Combine(options.Directory, "invocation-log");
        _journal = new(Path.Combine(directory, "journal"), () => InvocationPaths.NewName(time.GetUtcNow()));
        _file = Path.Combine(directory, "logging-config.json");
        if (File.Exists(_file))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(_file));
            _configuration =
                json.RootElement.ValueKind is JsonValueKind.Object ? LoggingConfiguration.Read(json.RootElement) : null;
        }
        else if (options.InvocationLogBucket is { } bucket)
        {
            using var json = JsonDocument.Parse(
                $$$"""{"s3Config":{"bucketName":"{{{bucket}}}","keyPrefix":""},"textDataDeliveryEnabled":true,"imageDataDeliveryEnabled":true,"embeddingDataDeliveryEnabled":true}"""
            );
            Configure(LoggingConfiguration.Read(json.RootElement));
        }
    }

    /// <summary>Null while logging is off.</summary>
    public LoggingConfiguration? Configuration => _configuration;

    /// <param name="configuration">Null turns logging off.</param>
    public void Configure(LoggingConfiguration? configuration)
    {
        lock (_delivering)
        {
            Deliver();
            _configuration = configuration;
            PrivateFile.Write(_file, Encoding.UTF8.GetBytes(configuration?.Json ?? "null"));
            if (configuration is not null)
            {
                _s3.Put(configuration.Bucket, _paths.PermissionCheckKey(configuration.Prefix), []);
            }
        }
    }

    /// <param name="answer">The answer's body.</param>
    public void Answered(ModelCall model, Usage usage, ReadOnlyMemory<byte> answer) =>
        Append(model, usage, errorCode: null, json => json.WriteRawValue(answer.Span, skipInputValidation: true));

    /// <summary>
    /// A stream: Converse's is put together to the answer that Converse would have given, InvokeModel's is the array of its events.
    /// </summary>
    public void Streamed(ModelCall model, Exchange exchange, Usage usage, StreamProgress progress) =>
        Append(
            model,
            usage,
            progress.Failure?.Type,
            json =>
            {
                if (model.IsConverse)
                {
                    model.Dialect.WriteAnswer(json, progress.IsComplete ? exchange : Sent(exchange, usage, progress));
                    return;
                }

                json.WriteStartArray();
                foreach (var sent in progress.Delivered)
                {
                    json.WriteRawValue(sent.Json.Span, skipInputValidation: true);
                }

                json.WriteEndArray();
            }
        );

    public void Embedded(ApiCall call, Placement placement, JsonElement body, Usage usage, ReadOnlyMemory<byte> answer)
    {
        if (_configuration is { } on)
        {
            Append(
                call,
                placement.InferenceRegion,
                errorCode: null,
                usage,
                on.Text ? body.WriteTo : null,
                on.Embedding ? json => json.WriteRawValue(answer.Span, skipInputValidation: true) : null
            );
        }
    }

    /// <param name="model">Null when the request was not understood.</param>
    public void Failed(ApiCall call, ModelCall? model, AwsFault fault)
    {
        if (_configuration is not null)
        {
            Append(call, model?.Placement.InferenceRegion, fault.Type, usage: null, InputOf(model), output: null);
        }
    }

    /// <summary>Delivers all records so far.</summary>
    public void Deliver()
    {
        lock (_delivering)
        {
            _journal.Seal(InvocationPaths.NewName(_time.GetUtcNow()));
            foreach (var segment in _journal.Sealed())
            {
                // Logging may have been turned off while a process died with records of it: then nobody wants them.
                if (_configuration is { } on)
                {
                    Deliver(segment, on);
                }

                segment.Delete();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private void Deliver(JournalSegment segment, LoggingConfiguration on)
    {
        var batch = new ArrayBufferWriter<byte>();
        foreach (var record in segment.Records())
        {
            batch.Write(_large.MoveOut(record, on, segment.Name).Span);
            batch.Write("\n"u8);
        }

        if (batch.WrittenCount > 0)
        {
            _s3.Put(on.Bucket, _paths.BatchKey(on.Prefix, segment.Name), Gzip.Compress(batch.WrittenSpan));
        }
    }

    private void Append(ModelCall model, Usage usage, string? errorCode, Action<Utf8JsonWriter> output)
    {
        if (_configuration is { } on)
        {
            Append(
                model.Call,
                model.Placement.InferenceRegion,
                errorCode,
                usage,
                InputOf(model),
                on.Text ? output : null
            );
        }
    }

    private void Append(
        ApiCall call,
        string? inferenceRegion,
        string? errorCode,
        Usage? usage,
        Action<Utf8JsonWriter>? input,
        Action<Utf8JsonWriter>? output
    )
    {
        using var line = LineBuffer.Take();
        InvocationRecord.Write(line.Json, call, _options, inferenceRegion, errorCode, usage, input, output);
        _journal.Append(call.Id, line.Line());
    }

    private Action<Utf8JsonWriter>? InputOf(ModelCall? model) =>
        model is null || _configuration is not { Text: true } ? null
        : model.IsConverse ? json => InvocationRecord.WriteConverseInput(json, model.Body)
        : model.Body.WriteTo;

    private static Exchange Sent(Exchange exchange, Usage usage, StreamProgress progress) =>
        exchange with
        {
            Usage = usage,
            Answer = exchange.Answer with { Text = progress.Text, Tool = null },
        };
}
