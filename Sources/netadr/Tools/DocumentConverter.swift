/// Makes a DOCX of Markdown with pandoc.
struct DocumentConverter: Sendable {
  let pandoc: String
  let job: ToolJob
  /// The language of the document, as HTML's `lang` says it.
  let language: String

  /// The DOCX of a Markdown text.
  ///
  /// - Parameters:
  ///   - markdown: The text; its first heading becomes the document's title.
  ///   - fields: The names and values of its front matter, which stand below the title.
  ///   - files: Files that the text refers to. Where a PNG lies beside an SVG it is taken, because
  ///     Word shows PNG in every version, and pandoc needs a converter for SVG.
  ///   - output: The file as the user knows it, for diagnostics.
  /// - Returns: The bytes, the same for the same text and program.
  /// - Throws: A failure with exit code 2 when pandoc gives none.
  func bytes(
    of markdown: String, fields: [(name: String, value: String)], files: [OutputFile],
    for output: String
  ) throws(CommandFailure) -> [UInt8] {
    let folder = try ScratchFolder()
    for file in files { try folder.write(file) }
    let source = try folder.write(OutputFile(name: "text.md", text: markdown))
    let filter = try folder.write(OutputFile(name: "filter.lua", text: Self.filter))
    // In a file, because a list of names may be longer than an argument may be.
    let lines = fields.map { "\($0.name): \($0.value)\n" }.joined()
    try folder.write(OutputFile(name: "fields.txt", text: lines))
    // Two runs, because pandoc fetches the images of a DOCX before it filters.
    _ = try job.bytes(
      pandoc,
      [
        "--from=gfm+footnotes+yaml_metadata_block", "--to=json", "--shift-heading-level-by=-1",
        "--metadata=lang:\(language)", "--metadata=netadrfolder:\(folder.path)",
        "--data-dir=\(folder.path("home"))", "--lua-filter=\(filter)",
        "--output=\(folder.path("text.json"))", source,
      ],
      making: "text.json", startingWith: Array("{".utf8), in: folder, for: output)
    return try job.bytes(
      pandoc,
      [
        "--from=json", "--to=docx", "--resource-path=\(folder.path)",
        "--data-dir=\(folder.path("home"))", "--output=\(folder.path("text.docx"))",
        folder.path("text.json"),
      ],
      making: "text.docx", startingWith: Array("PK".utf8), in: folder, for: output)
  }

  /// The filter of the first run.
  ///
  /// It puts the fields of the front matter below the title, leads links between our documents to
  /// the DOCX files, and takes a figure's PNG where there is one. An image that is not one of our
  /// files becomes a link to it, or its description, so that pandoc neither fetches nor misses any.
  private static let filter = """
    local folder = ""

    local function start(meta) folder = pandoc.utils.stringify(meta.netadrfolder) end

    local function exists(path)
      local file = io.open(path, "rb")
      if file then file:close() end
      return file ~= nil
    end

    local function fields()
      local lines = {}
      for line in io.lines(folder .. "/fields.txt") do
        local name, value = line:match("^(.-): (.*)$")
        if name then
          table.insert(lines, {pandoc.Strong {pandoc.Str(name .. ": ")}, pandoc.Str(value)})
        end
      end
      return lines
    end

    local function link(element)
      for _, name in ipairs {"adr", "report"} do
        element.target = element.target:gsub("^" .. name .. "%.md", name .. ".docx")
      end
      return element
    end

    local function image(element)
      local source = element.src
      if source:match("^%a[%w+.-]*:") or source:match("^//") then
        return pandoc.Link(element.caption, source)
      end
      local picture = source:gsub("%.svg$", ".png")
      for _, name in ipairs {picture, source} do
        if not name:match("%.%.") and exists(folder .. "/" .. name) then
          element.src = name
          return element
        end
      end
      return element.caption
    end

    local function finish(document)
      local lines = fields()
      document.meta = {title = document.meta.title, lang = document.meta.lang}
      if #lines > 0 then table.insert(document.blocks, 1, pandoc.LineBlock(lines)) end
      return pandoc.Pandoc(document.blocks, document.meta)
    end

    return {{Meta = start}, {Link = link}, {Image = image}, {Pandoc = finish}}

    """
}
