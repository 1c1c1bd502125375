using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.InvocationLog;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Answers every call of a text model, whole or streamed, and sees that the records know of it.</summary>
internal sealed class Generation(Inference inference, WholeAnswer whole, StreamedAnswer streamed, InvocationLogs log)
{
    /// <param name="read">Understands the request.</param>
    public async Task AnswerAsync(ApiCall call, Func<ModelCall> read)
    {
        call.ModelId = call.Arguments[0];
        call.Trail.RequestParameters = new() { ["modelId"] = call.ModelId };
        ModelCall? model = null;
        try
        {
            model = read();
            call.Trail.InferenceRegion = model.Placement.InferenceRegion;
            var exchange = await inference.RunAsync(model, model.Dialect.Read(model.Body, model.Placement.Model));
            await (model.IsStream ? streamed.SendAsync(model, exchange) : whole.SendAsync(model, exchange));
        }
        catch (AwsFault fault)
        {
            log.Failed(call, model, fault);
            throw;
        }
    }
}
