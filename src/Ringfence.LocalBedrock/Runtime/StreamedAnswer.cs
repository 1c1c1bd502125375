using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Ringfence.Aws.EventStream;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Sends an answer event by event, and fails or cuts it where the prompt says so.</summary>
internal sealed class StreamedAnswer(Replies replies, Inference inference, InvocationLogs log, TimeProvider time)
{
    /// <summary>What may wait in the output before it is flushed, when nothing asks for a pause.</summary>
    private const int FlushBytes = 16 << 10;

    public async Task SendAsync(ModelCall model, Exchange exchange)
    {
        var script = new StreamScript();
        model.Dialect.WriteStream(script, exchange);
        var response = model.Call.Http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/vnd.amazon.eventstream";
        if (!model.IsConverse)
        {
            response.Headers["X-Amzn-Bedrock-Content-Type"] = "application/json";
            WholeAnswer.Echo(model.Call, "X-Amzn-Bedrock-PerformanceConfig-Latency");
            WholeAnswer.Echo(model.Call, "X-Amzn-Bedrock-Service-Tier");
        }

        replies.Begin(model.Call);
        var progress = new StreamProgress(script.Events);
        try
        {
            await SendEventsAsync(model, exchange, script, progress);
        }
        catch (OperationCanceledException) when (model.Call.Http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left in the middle; what it was sent is what the records will say.
        }
        finally
        {
            var usage = progress.IsComplete ? exchange.Usage : exchange.Usage with { Output = progress.Tokens };
            (model.Call.Trail.InputTokens, model.Call.Trail.OutputTokens) = (usage.Input, usage.Output);
            replies.End(model.Call);
            log.Streamed(model, exchange, usage, progress);
        }
    }

    private async Task SendEventsAsync(ModelCall model, Exchange exchange, StreamScript script, StreamProgress progress)
    {
        var output = model.Call.Http.Response.BodyWriter;
        var cancellation = model.Call.Http.RequestAborted;
        var directives = exchange.Prompt.Directives;
        var pause = inference.ChunkDelay(exchange.Prompt);
        for (var index = 0; index < script.Events.Count; index++)
        {
            var next = script.Events[index];
            if (next.Piece.Length > 0)
            {
                if (progress.Pieces > 0 && pause > TimeSpan.Zero)
                {
                    await output.FlushAsync(cancellation);
                    await Task.Delay(pause, time, cancellation);
                }

                if (await EndedHereAsync(model, directives, output, next, progress))
                {
                    return;
                }
            }

            StreamFrames.Write(output, next, index, model.IsConverse);
            progress.Sent(next);
            if (output.UnflushedBytes > FlushBytes)
            {
                await output.FlushAsync(cancellation);
            }
        }

        await output.FlushAsync(cancellation);
        progress.IsComplete = true;
    }

    /// <summary>Whether the stream was told to fail or to be cut before this piece, and is over.</summary>
    private async Task<bool> EndedHereAsync(
        ModelCall model,
        Directives directives,
        PipeWriter output,
        StreamEvent next,
        StreamProgress progress
    )
    {
        var cancellation = model.Call.Http.RequestAborted;
        if (directives.Fail is { } failure && progress.Pieces >= directives.After)
        {
            EventStreamEncoder.WriteException(output, Encoding.UTF8.GetBytes(failure.InStream), failure.Message);
            await output.FlushAsync(cancellation);
            progress.Failure = failure;
            return true;
        }

        if (directives.Cut is Cut.None || progress.Pieces < (directives.After ?? 1))
        {
            return false;
        }

        if (directives.Cut is Cut.MidFrame)
        {
            var frame = new ArrayBufferWriter<byte>();
            StreamFrames.Write(frame, next, progress.Events, model.IsConverse);
            output.Write(frame.WrittenSpan[..(frame.WrittenCount / 2)]);
        }

        await DroppedConnection.DropAsync(model.Call, time);
        return true;
    }
}
