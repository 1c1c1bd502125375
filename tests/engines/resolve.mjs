// dt-sql-parser is written for bundlers: its imports name directories and leave out endings.
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith(".") || !context.parentURL?.includes("/node_modules/")) return next(specifier, context);
  for (const ending of ["", ".js", "/index.js"]) {
    try {
      return await next(specifier + ending, context);
    } catch (error) {
      if (ending === "/index.js") throw error;
    }
  }
}
