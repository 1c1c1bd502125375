using Microsoft.AspNetCore.Http;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>InvokeModel on the embedding models.</summary>
internal sealed class Embeddings(ModelDirectory models, CallList calls, Replies replies, InvocationLogs log)
{
    public async Task AnswerAsync(ApiCall call)
    {
        call.ModelId = call.Arguments[0];
        call.Trail.RequestParameters = new() { ["modelId"] = call.ModelId };
        try
        {
            call.Metadata = RequestMetadata.OfHeader(call);
            var placement = models.Place(call.ModelId, call.Id);
            var body = NativeBody.Read(call);
            var request = EmbeddingRequest.Read(body, placement.Model);
            calls.Arrived(call);

            byte[] answer;
            using (var line = LineBuffer.Take())
            {
                request.WriteAnswer(line.Json, call.Id);
                answer = line.Written().ToArray();
            }

            var usage = new Usage(request.Tokens, 0);
            WholeAnswer.WriteHeaders(call, usage, TimeSpan.Zero);
            (call.Trail.InputTokens, call.Trail.OutputTokens) = (usage.Input, usage.Output);
            log.Embedded(call, placement, body, usage, answer);
            await replies.SendAsync(call, StatusCodes.Status200OK, "application/json", answer);
        }
        catch (AwsFault fault)
        {
            log.Failed(call, null, fault);
            throw;
        }
    }
}
