/// Makes a DOCX of Markdown with pandoc.
struct DocumentConverter: Sendable {
  let pandoc: String
  let pictures: PictureConverter?
  let job: ToolJob

  /// The DOCX of a Markdown text.
  ///
  /// - Parameters:
  ///   - markdown: The text; its first heading becomes the document's title.
  ///   - fields: The names and values of its front matter, which stand below the title.
  ///   - files: Files that the text refers to.
  ///   - output: The file as the user knows it, for diagnostics.
  /// - Returns: The bytes, the same for the same text and program.
  /// - Throws: A failure with exit code 2 when pandoc gives none.
  func bytes(
    of markdown: String, fields: [(name: String, value: String)], files: [OutputFile],
    for output: String
  ) throws(CommandFailure) -> [UInt8] {
    let folder = try ScratchFolder()
    for file in files { try folder.write(file) }
    // Word shows PNG in every version; pandoc would need the converter for SVG anyhow.
    for picture in try pictures?.pictures(of: files) ?? [] { try folder.write(picture) }
    let source = try folder.write(OutputFile(name: "text.md", text: markdown))
    let filter = try folder.write(OutputFile(name: "filter.lua", text: Self.filter))
    let metadata = fields.enumerated().flatMap { index, field in
      ["--metadata", "netadr\(index + 1)=\(field.name): \(field.value)"]
    }
    return try job.bytes(
      pandoc,
      [
        "--from=gfm+footnotes+yaml_metadata_block", "--to=docx", "--shift-heading-level-by=-1",
        "--metadata=lang:en", "--metadata=netadrfolder:\(folder.path)",
        "--resource-path=\(folder.path)", "--data-dir=\(folder.path("home"))",
        "--lua-filter=\(filter)", "--output=\(folder.path("text.docx"))",
      ] + metadata + [source],
      making: "text.docx", startingWith: Array("PK".utf8), in: folder, for: output)
  }

  /// Puts the fields of the front matter below the title, leads links between our documents to the
  /// DOCX files, and takes a figure's PNG where there is one.
  private static let filter = """
    local folder = ""

    local function start(meta) folder = pandoc.utils.stringify(meta.netadrfolder) end

    local function exists(path)
      local file = io.open(path, "rb")
      if file then file:close() end
      return file ~= nil
    end

    local function fields(meta)
      local lines, number = {}, 1
      while meta["netadr" .. number] do
        local name, value = pandoc.utils.stringify(meta["netadr" .. number]):match("^(.-): (.*)$")
        lines[number] = {pandoc.Strong {pandoc.Str(name .. ": ")}, pandoc.Str(value)}
        number = number + 1
      end
      return lines
    end

    local function link(element)
      if not element.target:match("^%a[%w+.-]*:") and not element.target:match("^[/#]") then
        element.target = element.target:gsub("%.md$", ".docx"):gsub("%.md#", ".docx#")
      end
      return element
    end

    local function image(element)
      local picture = element.src:gsub("%.svg$", ".png")
      if picture ~= element.src and exists(folder .. "/" .. picture) then
        element.src = picture
      end
      return element
    end

    local function finish(document)
      local lines = fields(document.meta)
      document.meta = {title = document.meta.title, lang = document.meta.lang}
      if #lines > 0 then table.insert(document.blocks, 1, pandoc.LineBlock(lines)) end
      return pandoc.Pandoc(document.blocks, document.meta)
    end

    return {{Meta = start}, {Link = link, Image = image}, {Pandoc = finish}}

    """
}
