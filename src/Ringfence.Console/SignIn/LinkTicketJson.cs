using System.Text.Json.Serialization;

namespace Ringfence.Console.SignIn;

[JsonSerializable(typeof(LinkTicket))]
internal sealed partial class LinkTicketJson : JsonSerializerContext;
